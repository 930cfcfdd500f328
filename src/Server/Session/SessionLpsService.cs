using System.Security.Cryptography;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Session.V1;
using Contract = MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Server.Session;

internal sealed class SessionLpsService(OpenSession openSession, SessionStore store, SessionToken tokens, TimeProvider time)
    : SessionService.SessionServiceBase
{
    public override async Task<Contract.Session> OpenSession(OpenSessionRequest request, ServerCallContext context)
    {
        var session = await openSession.RunAsync(request, context.ClientCertificate(), context.CancellationToken);
        return WithToken(session, context);
    }

    public override async Task<Contract.Session> RenewSession(RenewSessionRequest request, ServerCallContext context)
    {
        await store.RenewAsync(context.Caller().Session.Id, time.GetUtcNow(), context.CancellationToken);
        return WithToken(context.Caller().Session, context);
    }

    public override Task<Contract.Session> GetSession(GetSessionRequest request, ServerCallContext context) =>
        Task.FromResult(ToContract(context.Caller().Session));

    public override async Task<CloseSessionResponse> CloseSession(CloseSessionRequest request, ServerCallContext context)
    {
        await store.CloseAsync(context.Caller().Session.Id, time.GetUtcNow(), context.CancellationToken);
        return new CloseSessionResponse();
    }

    private static Contract.Session ToContract(SessionLps session) => new()
    {
        ExpireTime = session.ExpiresAt.ToTimestamp(),
        Professional = session.Professional,
        Structure = session.Structure,
        AuthenticationMode = session.Mode,
        AccessContext = new AccessContext { Mode = session.AccessMode },
    };

    private Contract.Session WithToken(SessionLps session, ServerCallContext context)
    {
        var answer = ToContract(session);
        var (token, expiresAt) = tokens.Issue(session.Id, context.ClientCertificate().GetCertHash(HashAlgorithmName.SHA256));
        answer.Token = token;
        answer.TokenExpireTime = expiresAt.ToTimestamp();
        return answer;
    }
}
