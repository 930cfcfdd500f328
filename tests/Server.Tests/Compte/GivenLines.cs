using Grpc.Core;
using MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>A file of insured persons of which all lines have come at once, and its verdicts.</summary>
internal sealed class GivenLines(IReadOnlyList<RegisterAssuresRequest> all)
    : IAsyncStreamReader<RegisterAssuresRequest>, IServerStreamWriter<RegisterAssuresResponse>
{
    private int _next;

    public IReadOnlyList<RegisterAssuresRequest> All => all;

    public List<RegisterAssuresResponse> Verdicts { get; } = [];

    public WriteOptions? WriteOptions { get; set; }

    public RegisterAssuresRequest Current => all[_next - 1];

    public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(_next++ < all.Count);

    public Task WriteAsync(RegisterAssuresResponse message)
    {
        Verdicts.Add(message);
        return Task.CompletedTask;
    }
}
