using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Rights;

/// <summary>
/// Opens a secret connection to the dossier of a minor. It lets the caller read no more than before, and keeps the glass
/// broken where it was.
/// </summary>
internal sealed class OpenConnexionSecrete(OpenDossier openDossier, MinorPatient minor, OpenAccessContext openContext)
{
    public Task<AccessContext> RunAsync(
        Caller caller, Ins patient, OpenConnexionSecreteRequest request, CancellationToken cancellationToken) =>
        openContext.RunAsync(
            caller with { IsSecret = true }, patient, request.RequestId, request, DemandEntitled, cancellationToken);

    private void DemandEntitled(DossierAccess access)
    {
        openDossier.Demand(access, Transactions.CheckDossier);
        minor.DemandSecretConnection(access.Dossier);
    }
}
