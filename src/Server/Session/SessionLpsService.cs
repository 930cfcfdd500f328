using System.Security.Cryptography;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using Contract = MonEspaceSante.Protos.Session.V1;

namespace MonEspaceSante.Server.Session;

internal sealed class SessionLpsService(
    OpenSession openSession,
    ExchangeToken exchangeToken,
    RenewSession renewSession,
    SessionStore store,
    SessionToken tokens,
    OpenBrisDeGlace openBrisDeGlace,
    OpenConnexionSecrete openConnexionSecrete,
    TimeProvider time) : SessionService.SessionServiceBase
{
    public override async Task<Contract.Session> OpenSession(OpenSessionRequest request, ServerCallContext context)
    {
        var session = await openSession.RunAsync(request, context.ClientCertificate(), context.CancellationToken);
        return WithToken(session, context);
    }

    public override async Task<Contract.Session> ExchangeToken(ExchangeTokenRequest request, ServerCallContext context)
    {
        var session = await exchangeToken.RunAsync(request, context.ClientCertificate(), context.CancellationToken);
        return WithToken(session, context);
    }

    public override async Task<Contract.Session> RenewSession(RenewSessionRequest request, ServerCallContext context)
    {
        await renewSession.RunAsync(
            context.Caller().Session, request.SubjectToken, context.ClientCertificate(), context.CancellationToken);
        return WithToken(context.Caller().Session, context);
    }

    public override Task<Contract.Session> GetSession(GetSessionRequest request, ServerCallContext context) =>
        Task.FromResult(ToContract(context.Caller().Session));

    public override async Task<CloseSessionResponse> CloseSession(CloseSessionRequest request, ServerCallContext context)
    {
        await store.CloseAsync(context.Caller().Session.Id, time.GetUtcNow(), context.CancellationToken);
        return new CloseSessionResponse();
    }

    public override Task<AccessContext> OpenBrisDeGlace(OpenBrisDeGlaceRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return openBrisDeGlace.RunAsync(context.Caller(), patient, request, context.CancellationToken);
    }

    public override Task<AccessContext> OpenConnexionSecrete(
        OpenConnexionSecreteRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return openConnexionSecrete.RunAsync(context.Caller(), patient, request, context.CancellationToken);
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
