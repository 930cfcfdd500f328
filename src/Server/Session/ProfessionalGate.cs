using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Habilitation;

namespace MonEspaceSante.Server.Session;

/// <summary>Lets professionals and structures in: the certificate first, then the session, then the right.</summary>
internal sealed class ProfessionalGate(CallerSession callers, AccessContextStore contexts, FunctionalMatrix matrix) : IGate
{
    private const string AccessContextHeader = "mes-access-context";
    private const string SessionService = "/monespacesante.session.v1.SessionService/";
    private const string OpenSessionMethod = SessionService + "OpenSession";
    private const string ExchangeTokenMethod = SessionService + "ExchangeToken";
    private const string RenewSessionMethod = SessionService + "RenewSession";
    private const string InsService = "/monespacesante.ins.v1.InsService/";
    private const string AnnuaireService = "/monespacesante.annuaire.v1.AnnuaireService/";
    private const string MessagerieService = "/monespacesante.messagerie.v1.MessagerieService/";
    private const string AgendaService = "/monespacesante.agenda.v1.AgendaService/";
    private const string HealthService = "/grpc.health.v1.Health/";

    private static readonly string[] BesideDmp = [InsService, AnnuaireService, MessagerieService, AgendaService];

    public Audience Audience => Audience.Professional;

    public async Task LetInAsync(ServerCallContext context)
    {
        await callers.DemandCertificateAsync(context);
        if (!NeedsSession(context.Method)) return;
        var session = await callers.DemandAsync(context, acceptsExpired: context.Method == RenewSessionMethod);
        var caller = await CallerAsync(context, session);
        // Whatever the caller's rights, a session is its own; the matrix is the DMP's, and says nothing of the register
        // of identities, the directory, messages and agendas, which serve every holder of a card or of a structure's certificates.
        if (!IsOwnSession(context.Method) && !IsBesideDmp(context.Method)) matrix.Demand(session, caller.Mode, context.Method);
        context.SetCaller(caller);
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

    private static bool IsBesideDmp(string method) =>
        BesideDmp.Any(service => method.StartsWith(service, StringComparison.Ordinal));

    private static bool NeedsSession(string method) =>
        method is not (OpenSessionMethod or ExchangeTokenMethod) && !method.StartsWith(HealthService, StringComparison.Ordinal);
}
