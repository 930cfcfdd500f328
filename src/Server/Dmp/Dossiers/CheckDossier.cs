using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>Tells the state of a dossier, and what its patient lets the caller do. TD0.2.</summary>
internal sealed class CheckDossier(OpenDossier openDossier, DossierJournal journal)
{
    public async Task<Dossier> RunAsync(
        Caller caller, Ins patient, bool includeTraits, CancellationToken cancellationToken)
    {
        var access = await openDossier.FindAsync(caller, patient, cancellationToken);
        await journal.AppendCheckAsync(access, cancellationToken);
        return Tell(patient, access, includeTraits);
    }

    /// <summary>A dossier as the caller is told it; of none when the server does not know the patient.</summary>
    public static Dossier Tell(Ins patient, DossierAccess? access, bool includeTraits)
    {
        var answer = new Dossier
        {
            Patient = new() { Matricule = patient.Matricule, Oid = patient.Oid },
            Status = access?.Dossier.Status ?? DossierStatus.Inexistant,
        };
        if (access is null || answer.Status == DossierStatus.Inexistant) return answer;
        answer.ClosingReason = access.Dossier.ClosingReason;
        answer.CloseTime = access.Dossier.ClosedAt?.ToTimestamp();
        answer.AttachedToMonEspaceSante = access.Dossier.IsAttached;
        if (includeTraits) answer.Traits = access.Dossier.Traits;
        if (answer.Status != DossierStatus.Actif) return answer;
        answer.Authorization = access.Authorization.Status;
        answer.AuthorizationExpireTime = access.Authorization.ExpiresAt?.ToTimestamp();
        answer.CallerIsMedecinTraitant = access.Authorization.IsMedecinTraitant;
        return answer;
    }
}
