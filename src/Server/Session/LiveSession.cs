using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Pki;

namespace MonEspaceSante.Server.Session;

/// <summary>Demands, in the middle of a long call, that its certificate still serves and its session is not over.</summary>
internal sealed class LiveSession(CertificateVerifier certificates, SessionStore sessions, TimeProvider time)
{
    // A session of Pro Santé Connect is renewed with every token: one that is not may have been signed out there.
    private static readonly TimeSpan LongestSilence = SessionToken.Life + TimeSpan.FromMinutes(1);

    public async Task DemandAsync(
        X509Certificate2 certificate, SessionLps session, CancellationToken cancellationToken)
    {
        await certificates.DemandAuthenticationAsync(certificate, cancellationToken);
        var row = await sessions.FindAsync(session.Id, cancellationToken);
        var now = time.GetUtcNow();
        if (row is null || row.IsOver(now)) throw Refusal.Because(Reason.SessionTerminee);
        if (session.Mode == AuthenticationMode.ProSanteConnect && now > row.RenewedAt + LongestSilence)
            throw Refusal.Because(Reason.SessionTerminee);
    }
}
