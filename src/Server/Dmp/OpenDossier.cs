using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Demands a dossier that can be fed and read.</summary>
internal sealed class OpenDossier(PatientRegister patients, DossierStore dossiers)
{
    public async Task<Guid> DemandAsync(Ins patient, CancellationToken cancellationToken)
    {
        var patientId = await patients.FindAsync(patient, cancellationToken)
            ?? throw Refusal.Because(Reason.DossierInexistant);
        var dossier = await dossiers.FindAsync(patientId, cancellationToken);
        return (DossierStatus?)dossier?.Status switch
        {
            DossierStatus.Actif => patientId,
            DossierStatus.Ferme => throw Refusal.Because(Reason.DossierFerme),
            _ => throw Refusal.Because(Reason.DossierInexistant),
        };
    }
}
