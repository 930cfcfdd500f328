using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Sdk.Tests.Errors;

namespace MonEspaceSante.Sdk.Tests.Peer;

/// <summary>A service of accounts that does as the test says, and counts.</summary>
internal sealed class ComptePeer(PeerScript script)
{
    public Task<CompteSession> SignIn(SignInRequest request, ServerCallContext context) => Task.FromResult(NextToken());

    public async Task<CompteSession> RenewSignIn(RenewSignInRequest request, ServerCallContext context)
    {
        script.Renewals.Enqueue(PeerScript.TokenOf(context));
        await script.RenewalPause;
        if (script.RenewalRefusal is { } refusal)
            throw Received.Failure(StatusCode.Unauthenticated, null, Received.Info(refusal));
        return NextToken();
    }

    public Task<ListComptesResponse> ListComptes(ListComptesRequest request, ServerCallContext context)
    {
        script.Admit(context);
        return Task.FromResult(new ListComptesResponse());
    }

    public Task<ReplaceCredentialsResponse> ReplaceCredentials(ReplaceCredentialsRequest request, ServerCallContext context)
    {
        script.Espace.Anonymous.Enqueue(context.RequestHeaders.GetValue("authorization"));
        script.ChangeRequests.Enqueue(request.RequestId);
        Refuse();
        return Task.FromResult(new ReplaceCredentialsResponse { TotpSecret = "SECRET" });
    }

    public Task<Document> HideDocument(HideDocumentRequest request, ServerCallContext context)
    {
        script.Espace.Hidden.Enqueue(request);
        script.Admit(context);
        return Task.FromResult(EspaceScript.Answer(request.Patient));
    }

    public Task<Profil> UpdateProfil(UpdateProfilRequest request, ServerCallContext context)
    {
        script.Espace.Profiles.Enqueue(request);
        script.Admit(context);
        return Task.FromResult(new Profil { Entries = { request.Entries }, Etag = "2" });
    }

    public Task<ListNotificationsResponse> ListNotifications(ListNotificationsRequest request, ServerCallContext context)
    {
        script.Admit(context);
        return Task.FromResult(script.Espace.ListNotifications(request));
    }

    public Task ReadDocument(
        ReadDocumentRequest request, IServerStreamWriter<ReadDocumentResponse> parts, ServerCallContext context)
    {
        script.Admit(context);
        return script.Espace.Read(parts);
    }

    public async Task<Document> DepositDocument(
        IAsyncStreamReader<DepositDocumentRequest> parts, ServerCallContext context)
    {
        script.Admit(context);
        await foreach (var part in parts.ReadAllAsync()) script.Espace.Deposited.Enqueue(part);
        return EspaceScript.Answer(script.Espace.Deposited.First().Header.Patient);
    }

    private void Refuse()
    {
        if (script.Refusals.TryDequeue(out var refusal))
            throw Received.Failure(refusal.Status, null, Received.Info(refusal.Reason));
    }

    private CompteSession NextToken() => new()
    {
        Token = script.NextToken().Token,
        ExpireTime = Timestamp.FromDateTimeOffset(script.TokenExpireTime),
    };
}
