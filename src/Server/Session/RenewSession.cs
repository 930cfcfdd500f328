using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.ProSanteConnect;

namespace MonEspaceSante.Server.Session;

/// <summary>Renews a session. One of Pro Santé Connect lasts for as long as its professional is signed in there.</summary>
internal sealed class RenewSession(SubjectTokens tokens, SessionStore store, TimeProvider time)
{
    public async Task RunAsync(
        SessionLps session, string subjectToken, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        if (session.Mode == AuthenticationMode.ProSanteConnect)
            await DemandSignedInAsync(session, subjectToken, certificate, cancellationToken);
        await store.RenewAsync(session.Id, time.GetUtcNow(), cancellationToken);
    }

    private async Task DemandSignedInAsync(
        SessionLps session, string subjectToken, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        var signedIn = await tokens.FindAsync(subjectToken, certificate, cancellationToken);
        if (signedIn is null)
        {
            await store.CloseAsync(session.Id, time.GetUtcNow(), cancellationToken);
            throw Refusal.Because(Reason.PscSessionTerminee);
        }

        if (signedIn.PsIdNat != session.Professional.PsIdNat) throw Refusal.Because(Reason.PscJetonInvalide);
        if (signedIn.Find(session.Structure.StructIdNat) is null) throw Refusal.Because(Reason.PscActiviteInconnue);
    }
}
