using Grpc.AspNetCore.Server.Model;
using MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Sdk.Tests.Peer;

internal sealed class CompteMethods : IServiceMethodProvider<ComptePeer>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<ComptePeer> context)
    {
        context.AddUnaryMethod(
            Rpc.Unary<SignInRequest, CompteSession>(Rpc.Compte, nameof(ComptePeer.SignIn)),
            [],
            (peer, request, call) => peer.SignIn(request, call));
        context.AddUnaryMethod(
            Rpc.Unary<RenewSignInRequest, CompteSession>(Rpc.Compte, nameof(ComptePeer.RenewSignIn)),
            [],
            (peer, request, call) => peer.RenewSignIn(request, call));
        context.AddUnaryMethod(
            Rpc.Unary<ListComptesRequest, ListComptesResponse>(Rpc.Compte, nameof(ComptePeer.ListComptes)),
            [],
            (peer, request, call) => peer.ListComptes(request, call));
    }
}
