using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;

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
        context.AddUnaryMethod(
            Rpc.Unary<ReplaceCredentialsRequest, ReplaceCredentialsResponse>(Rpc.Compte, nameof(ComptePeer.ReplaceCredentials)),
            [],
            (peer, request, call) => peer.ReplaceCredentials(request, call));
        AddEspace(context);
    }

    private static void AddEspace(ServiceMethodProviderContext<ComptePeer> context)
    {
        context.AddUnaryMethod(
            Rpc.Unary<HideDocumentRequest, Document>(Rpc.Compte, nameof(ComptePeer.HideDocument)),
            [],
            (peer, request, call) => peer.HideDocument(request, call));
        context.AddUnaryMethod(
            Rpc.Unary<UpdateProfilRequest, Profil>(Rpc.Compte, nameof(ComptePeer.UpdateProfil)),
            [],
            (peer, request, call) => peer.UpdateProfil(request, call));
        context.AddUnaryMethod(
            Rpc.Unary<ListNotificationsRequest, ListNotificationsResponse>(Rpc.Compte, nameof(ComptePeer.ListNotifications)),
            [],
            (peer, request, call) => peer.ListNotifications(request, call));
        context.AddServerStreamingMethod(
            Rpc.Of<ReadDocumentRequest, ReadDocumentResponse>(
                MethodType.ServerStreaming, Rpc.Compte, nameof(ComptePeer.ReadDocument)),
            [],
            (peer, request, parts, call) => peer.ReadDocument(request, parts, call));
        context.AddClientStreamingMethod(
            Rpc.Of<DepositDocumentRequest, Document>(
                MethodType.ClientStreaming, Rpc.Compte, nameof(ComptePeer.DepositDocument)),
            [],
            (peer, parts, call) => peer.DepositDocument(parts, call));
    }
}
