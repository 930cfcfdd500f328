using Grpc.Core;
using MonEspaceSante.Protos.Ins.V1;

namespace MonEspaceSante.Benchmarks;

/// <summary>Answers the messages of the contract and does nothing else: no session, no store, no rule.</summary>
internal sealed class EchoIns : InsService.InsServiceBase
{
    private static readonly InsAnswer Answer =
        new() { Outcome = InsOutcome.Trouve, Identity = Person.Kept(1).Person };

    public override Task<InsAnswer> SearchByTraits(SearchByTraitsRequest request, ServerCallContext context) =>
        Task.FromResult(Answer);

    public override async Task VerifyIdentities(
        IAsyncStreamReader<VerifyIdentitiesRequest> requestStream,
        IServerStreamWriter<VerifyIdentitiesResponse> responseStream,
        ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            await responseStream.WriteAsync(
                new VerifyIdentitiesResponse
                {
                    Line = requestStream.Current.Line,
                    Verdict = IdentityVerdict.Identique,
                },
                context.CancellationToken);
        }
    }
}
