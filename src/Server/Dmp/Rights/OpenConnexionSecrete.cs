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
    public async Task<AccessContext> RunAsync(
        Caller caller, Ins patient, OpenConnexionSecreteRequest request, CancellationToken cancellationToken)
    {
        var asked = caller with { IsSecret = true };
        var access = await openDossier.DemandAsync(asked, patient, Transactions.CheckDossier, cancellationToken);
        minor.DemandSecretConnection(access.Dossier);
        return await openContext.RunAsync(access, request.RequestId, request, cancellationToken);
    }
}
