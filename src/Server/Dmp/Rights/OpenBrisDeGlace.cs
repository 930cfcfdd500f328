using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Rights;

/// <summary>
/// Breaks the glass of one dossier: for a caller whom the matrix lets, without an authorisation, and whose patient opposed
/// neither the caller nor emergencies.
/// </summary>
internal sealed class OpenBrisDeGlace(OpenDossier openDossier, MinorPatient minor, OpenAccessContext openContext)
{
    private const int LongestReason = 500;

    public Task<AccessContext> RunAsync(
        Caller caller, Ins patient, OpenBrisDeGlaceRequest request, CancellationToken cancellationToken)
    {
        DemandReason(request.Reason);
        // All calls of a regulation centre are made as centre 15, which the patient opposes apart from break-glass.
        if (caller.Session.AccessMode == AccessMode.Centre15)
            throw Refusal.Because(Reason.DroitInsuffisant, "transaction", Transactions.CheckDossier);
        var asked = caller with
        {
            Mode = AccessMode.BrisDeGlace,
            IsSecret = caller.IsSecret || request.SecretConnection,
            Reason = request.Reason,
        };
        return openContext.RunAsync(asked, patient, request.RequestId, request, DemandEntitled, cancellationToken);
    }

    private void DemandEntitled(DossierAccess access)
    {
        openDossier.Demand(access, Transactions.CheckDossier);
        if (access.Authorization.Status == AuthorizationStatus.Valide) throw Refusal.Because(Reason.BrisDeGlaceInutile);
        PatientDecision.DemandReadable(access);
        if (access.Caller.IsSecret) minor.DemandSecretConnection(access.Dossier);
    }

    private static void DemandReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("reason", "motif attendu"));
        if (reason.Length > LongestReason)
            throw Refusal.Because(
                Reason.RequeteInvalide, new Violation("reason", $"au plus {LongestReason} caractères"));
    }
}
