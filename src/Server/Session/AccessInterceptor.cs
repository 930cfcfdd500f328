using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Errors;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Pki;

namespace MonEspaceSante.Server.Session;

/// <summary>Lets a call in: its certificate first, then its session, then its right.</summary>
internal sealed class AccessInterceptor(
    CertificateVerifier certificates,
    SessionToken tokens,
    SessionStore sessions,
    AccessContextStore contexts,
    FunctionalMatrix matrix,
    TimeProvider time) : AroundInterceptor
{
    private const string Scheme = "Bearer ";
    private const string AccessContextHeader = "mes-access-context";
    private const string SessionService = "/monespacesante.session.v1.SessionService/";
    private const string OpenSessionMethod = SessionService + "OpenSession";
    private const string ExchangeTokenMethod = SessionService + "ExchangeToken";
    private const string RenewSessionMethod = SessionService + "RenewSession";
    private const string InsService = "/monespacesante.ins.v1.InsService/";
    private const string HealthService = "/grpc.health.v1.Health/";

    protected override async Task AroundAsync(ServerCallContext context, Func<Task> call)
    {
        var certificate = await certificates.DemandAuthenticationAsync(
            context.GetHttpContext().Connection.ClientCertificate, context.CancellationToken);
        context.SetCertificate(certificate);
        if (NeedsSession(context.Method))
        {
            var isRenewal = context.Method == RenewSessionMethod;
            var id = await tokens.ReadAsync(BearerToken(context), certificate, isRenewal, context.CancellationToken);
            var row = await sessions.FindAsync(id, context.CancellationToken);
            if (row is null || row.IsOver(time.GetUtcNow())) throw Refusal.Because(Reason.SessionTerminee);
            var caller = await CallerAsync(context, row.Session);
            // Whatever the caller's rights, a session is its own; the matrix is the DMP's, and says nothing of the register
            // of identities, which answers every holder of a card or of a structure's certificates.
            if (!IsOwnSession(context.Method) && !IsOfRegister(context.Method)) matrix.Demand(row.Session, caller.Mode, context.Method);
            context.SetCaller(caller);
        }

        await call();
    }

    private async Task<Caller> CallerAsync(ServerCallContext context, SessionLps session)
    {
        if (context.RequestHeaders.GetValue(AccessContextHeader) is not { } name) return new Caller(session);
        return Guid.TryParse(name, out var id) && await contexts.FindAsync(session, id, context.CancellationToken) is { } caller
            ? caller
            : throw Refusal.Because(Reason.ContexteInconnu);
    }

    private static bool IsOwnSession(string method) =>
        method is RenewSessionMethod or SessionService + "GetSession" or SessionService + "CloseSession";

    private static bool IsOfRegister(string method) => method.StartsWith(InsService, StringComparison.Ordinal);

    private static bool NeedsSession(string method) =>
        method is not (OpenSessionMethod or ExchangeTokenMethod) && !method.StartsWith(HealthService, StringComparison.Ordinal);

    private static string BearerToken(ServerCallContext context)
    {
        var authorization = context.RequestHeaders.GetValue("authorization");
        return authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true
            ? authorization[Scheme.Length..]
            : throw Refusal.Because(Reason.SessionAbsente);
    }
}
