using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using MonEspaceSante.Protos.Ins.V1;

namespace MonEspaceSante.Sdk.Tests.Peer;

internal sealed class InsMethods : IServiceMethodProvider<InsPeer>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<InsPeer> context) =>
        context.AddDuplexStreamingMethod(
            Rpc.Of<VerifyIdentitiesRequest, VerifyIdentitiesResponse>(
                MethodType.DuplexStreaming, Rpc.Ins, nameof(InsPeer.VerifyIdentities)),
            [],
            (peer, lines, verdicts, call) => peer.VerifyIdentities(lines, verdicts, call));
}
