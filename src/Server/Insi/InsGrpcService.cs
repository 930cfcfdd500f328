using Grpc.Core;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Insi;

internal sealed class InsGrpcService(
    SearchByVitale searchByVitale, SearchByTraits searchByTraits, IInsRegistry registry, VerifyIdentities verifyIdentities)
    : InsService.InsServiceBase
{
    public override Task<InsAnswer> SearchByVitale(SearchByVitaleRequest request, ServerCallContext context) =>
        searchByVitale.RunAsync(context.Caller().Session, request, context.CancellationToken);

    public override Task<InsAnswer> SearchByTraits(SearchByTraitsRequest request, ServerCallContext context) =>
        searchByTraits.RunAsync(
            context.Caller().Session, RequestedIdentity.DemandTraits(request.Traits), context.CancellationToken);

    public override async Task<VerifyIdentityResponse> VerifyIdentity(
        VerifyIdentityRequest request, ServerCallContext context)
    {
        var claimed = RequestedIdentity.DemandClaimed(request.Ins, request.Traits);
        var verdicts = await registry.VerifyAsync(context.Caller().Session, [claimed], context.CancellationToken);
        return new VerifyIdentityResponse
        {
            Verdict = verdicts[0] ? IdentityVerdict.Identique : IdentityVerdict.Differente,
        };
    }

    public override Task VerifyIdentities(
        IAsyncStreamReader<VerifyIdentitiesRequest> requestStream,
        IServerStreamWriter<VerifyIdentitiesResponse> responseStream,
        ServerCallContext context) =>
        verifyIdentities.RunAsync(
            context.Caller().Session,
            context.ClientCertificate(),
            requestStream,
            responseStream,
            context.CancellationToken);
}
