using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Protos.Compte.V1;
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

    private CompteSession NextToken() => new()
    {
        Token = script.NextToken().Token,
        ExpireTime = Timestamp.FromDateTimeOffset(script.TokenExpireTime),
    };
}
