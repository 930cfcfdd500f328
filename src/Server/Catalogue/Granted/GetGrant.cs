using MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Tells an application what it may do.</summary>
internal sealed class GetGrant(DemandGrant demandGrant)
{
    public async Task<Grant> RunAsync(ApplicationCaller caller, CancellationToken cancellationToken) =>
        (await demandGrant.RunAsync(caller, scope: null, cancellationToken)).Grant.ToContract();
}
