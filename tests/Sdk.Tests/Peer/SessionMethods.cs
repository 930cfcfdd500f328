using Grpc.AspNetCore.Server.Model;
using MonEspaceSante.Protos.Session.V1;
using Wire = MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Sdk.Tests.Peer;

internal sealed class SessionMethods : IServiceMethodProvider<SessionPeer>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<SessionPeer> context)
    {
        context.AddUnaryMethod(
            Rpc.Unary<OpenSessionRequest, Wire.Session>(Rpc.Session, nameof(SessionPeer.OpenSession)),
            [],
            (peer, request, call) => peer.OpenSession(request, call));
        context.AddUnaryMethod(
            Rpc.Unary<RenewSessionRequest, Wire.Session>(Rpc.Session, nameof(SessionPeer.RenewSession)),
            [],
            (peer, request, call) => peer.RenewSession(request, call));
        context.AddUnaryMethod(
            Rpc.Unary<GetSessionRequest, Wire.Session>(Rpc.Session, nameof(SessionPeer.GetSession)),
            [],
            (peer, request, call) => peer.GetSession(request, call));
        context.AddUnaryMethod(
            Rpc.Unary<CloseSessionRequest, CloseSessionResponse>(Rpc.Session, nameof(SessionPeer.CloseSession)),
            [],
            (peer, request, call) => peer.CloseSession(request, call));
    }
}
