using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Sdk.Tests.Errors;

namespace MonEspaceSante.Sdk.Tests.Peer;

/// <summary>A session service that does as the test says, and counts.</summary>
internal sealed class SessionPeer(PeerScript script)
{
    public async Task<Protos.Session.V1.Session> OpenSession(OpenSessionRequest request, ServerCallContext context)
    {
        script.Openings.Enqueue(request);
        await script.OpeningPause;
        if (script.OpeningRefusal is { } refusal)
            throw Received.Failure(StatusCode.Unauthenticated, null, Received.Info(refusal));
        return script.NextToken();
    }

    public Task<Protos.Session.V1.Session> RenewSession(RenewSessionRequest request, ServerCallContext context)
    {
        script.Renewals.Enqueue(PeerScript.TokenOf(context));
        if (script.RenewalRefusal is { } refusal)
            throw Received.Failure(StatusCode.Unauthenticated, null, Received.Info(refusal));
        return Task.FromResult(script.NextToken());
    }

    public Task<Protos.Session.V1.Session> GetSession(GetSessionRequest request, ServerCallContext context)
    {
        script.Admit(context);
        return Task.FromResult(new Protos.Session.V1.Session
        {
            ExpireTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch),
            AuthenticationMode = Protos.Access.V1.AuthenticationMode.Directe,
        });
    }

    public Task<CloseSessionResponse> CloseSession(CloseSessionRequest request, ServerCallContext context)
    {
        script.Closings.Enqueue(PeerScript.TokenOf(context));
        return Task.FromResult(new CloseSessionResponse());
    }
}
