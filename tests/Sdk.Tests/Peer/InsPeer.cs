using Grpc.Core;
using MonEspaceSante.Protos.Ins.V1;

namespace MonEspaceSante.Sdk.Tests.Peer;

/// <summary>A register that does as the test says.</summary>
internal sealed class InsPeer(PeerScript script)
{
    public Task VerifyIdentities(
        IAsyncStreamReader<VerifyIdentitiesRequest> lines,
        IServerStreamWriter<VerifyIdentitiesResponse> verdicts,
        ServerCallContext context)
    {
        script.Admit(context);
        return script.Verify(lines, verdicts, context.CancellationToken);
    }
}
