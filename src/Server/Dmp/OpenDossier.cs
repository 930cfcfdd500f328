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
        var patientId = await DemandPatientAsync(patient, cancellationToken);
        await DemandActiveAsync(patientId, cancellationToken);
        return patientId;
    }

    public async Task<Guid> DemandPatientAsync(Ins patient, CancellationToken cancellationToken) =>
        await patients.FindAsync(patient, cancellationToken) ?? throw Refusal.Because(Reason.DossierInexistant);

    public async Task DemandActiveAsync(Guid patientId, CancellationToken cancellationToken)
    {
        var dossier = await dossiers.FindAsync(patientId, cancellationToken);
        DemandActive((DossierStatus?)dossier?.Status);
    }

    public static void DemandActive(DossierStatus? status)
    {
        if (status == DossierStatus.Ferme) throw Refusal.Because(Reason.DossierFerme);
        if (status != DossierStatus.Actif) throw Refusal.Because(Reason.DossierInexistant);
    }
}
