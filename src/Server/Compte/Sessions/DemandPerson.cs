using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Dmp.Dossiers;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>Demands that who signed in is the person named, or a legal representative of that minor. Nobody else learns
/// whether the person is known.</summary>
internal sealed class DemandPerson(
    PatientRegister patients, CompteStore comptes, RepresentativeStore representatives, TimeProvider time)
{
    /// <summary>The caller in front of an account, whatever its state.</summary>
    public async Task<PersonAccess> RunAsync(
        PersonCaller caller, Contract.Ins? named, CancellationToken cancellationToken)
    {
        var patient = PatientRegister.DemandIns(named);
        var found = await patients.FindKnownAsync(patient, cancellationToken);
        if (found is not { } patientId) throw Refusal.Because(Reason.PersonneNonRepresentee);
        var compte = await comptes.FindAsync(patientId, cancellationToken);
        if (patientId != caller.PatientId
            && !(compte.IsMinor(time.GetUtcNow())
                && await representatives.IsAsync(caller.PatientId, patientId, cancellationToken)))
            throw Refusal.Because(Reason.PersonneNonRepresentee);
        return new PersonAccess(caller, patientId, patient, compte);
    }

    /// <summary>The caller in front of an account that is active: whatever is in the dossier may be shown and changed.
    /// </summary>
    public async Task<PersonAccess> RunActiveAsync(
        PersonCaller caller, Contract.Ins? named, CancellationToken cancellationToken)
    {
        var access = await RunAsync(caller, named, cancellationToken);
        return access.Compte.Status switch
        {
            CompteStatus.Actif => access,
            CompteStatus.Clos => throw Refusal.Because(Reason.CompteClos),
            _ => throw Refusal.Because(Reason.CompteNonActif),
        };
    }
}
