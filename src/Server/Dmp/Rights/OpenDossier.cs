using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Rights;

/// <summary>Demands a dossier that can be fed, or read.</summary>
internal sealed class OpenDossier(
    PatientRegister patients, DossierStore dossiers, AuthorizationStore authorizations, DossierRights rights)
{
    /// <summary>The caller in front of a dossier that is open, with the right to a transaction on it.</summary>
    public async Task<DossierAccess> DemandAsync(
        Caller caller, Ins patient, string transaction, CancellationToken cancellationToken)
    {
        var access = await FindKnownAsync(caller, patient, cancellationToken);
        Demand(access, transaction);
        return access;
    }

    /// <summary>The same for a transaction that reads: the patient must let the caller.</summary>
    public async Task<DossierAccess> DemandReadableAsync(
        Caller caller, Ins patient, string transaction, CancellationToken cancellationToken)
    {
        var access = await FindKnownAsync(caller, patient, cancellationToken);
        DemandReadable(access, transaction);
        return access;
    }

    public void Demand(DossierAccess access, string transaction)
    {
        DemandActive(access.Dossier.Status);
        rights.Demand(access, transaction);
    }

    public void DemandReadable(DossierAccess access, string transaction)
    {
        Demand(access, transaction);
        PatientDecision.DemandReadable(access);
    }

    /// <summary>The caller in front of a dossier that the server knows, whatever its state.</summary>
    public async Task<DossierAccess> FindKnownAsync(Caller caller, Ins patient, CancellationToken cancellationToken) =>
        await FindAsync(caller, patient, cancellationToken) ?? throw Refusal.Because(Reason.DossierInexistant);

    /// <summary>The caller in front of a dossier, whatever its state; null when the server does not know the patient.</summary>
    public async Task<DossierAccess?> FindAsync(Caller caller, Ins patient, CancellationToken cancellationToken)
    {
        if (await patients.FindAsync(patient, cancellationToken) is not { } patientId) return null;
        if (caller.PatientId is { } only && only != patientId) throw Refusal.Because(Reason.ContexteAutrePatient);
        return await dossiers.FindAsync(patientId, cancellationToken) is { } dossier
            ? new DossierAccess(
                patientId,
                caller,
                dossier,
                await authorizations.FindAsync(patientId, caller.Session, cancellationToken))
            : null;
    }

    /// <summary>The same caller in front of what the dossier is now, in a write that holds its row: nothing of it changes
    /// before the write ends.</summary>
    public async Task<DossierAccess> AgainAsync(DbConnection connection, DossierAccess access) => access with
    {
        Dossier = (await dossiers.FindAsync(connection, access.PatientId))!,
        Authorization = await authorizations.FindAsync(connection, access.PatientId, access.Session),
    };

    public static void DemandActive(DossierStatus status)
    {
        if (status == DossierStatus.Ferme) throw Refusal.Because(Reason.DossierFerme);
        if (status != DossierStatus.Actif) throw Refusal.Because(Reason.DossierInexistant);
    }
}
