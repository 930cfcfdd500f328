using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Pki;

namespace MonEspaceSante.Server.Session;

/// <summary>Who calls with a certificate, and in which session.</summary>
internal sealed class CallerSession(
    CertificateVerifier certificates, SessionToken tokens, SessionStore sessions, TimeProvider time)
{
    /// <summary>Demands a certificate that serves, and tells the call of it.</summary>
    public async Task DemandCertificateAsync(ServerCallContext context) =>
        context.SetCertificate(await certificates.DemandAuthenticationAsync(
            context.GetHttpContext().Connection.ClientCertificate, context.CancellationToken));

    /// <summary>Demands a session that was opened with the certificate of the call and is not over.</summary>
    /// <param name="context">The call.</param>
    /// <param name="acceptsExpired">Whether a token past its end will do, to be renewed.</param>
    public async Task<SessionLps> DemandAsync(ServerCallContext context, bool acceptsExpired)
    {
        var id = await tokens.ReadAsync(
            BearerToken.Of(context), context.ClientCertificate(), acceptsExpired, context.CancellationToken);
        var row = await sessions.FindAsync(id, context.CancellationToken);
        return row is null || row.IsOver(time.GetUtcNow()) ? throw Refusal.Because(Reason.SessionTerminee) : row.Session;
    }
}
