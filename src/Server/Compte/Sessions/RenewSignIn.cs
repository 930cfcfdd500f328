using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>Renews a session before it has been idle for too long.</summary>
internal sealed class RenewSignIn(PersonSessionStore sessions, TimeProvider time)
{
    public async Task<PersonSession> RunAsync(PersonCaller caller, CancellationToken cancellationToken)
    {
        await sessions.RenewAsync(caller.SessionId, time.GetUtcNow(), cancellationToken);
        var session = await sessions.FindAsync(caller.SessionId, cancellationToken);
        return session is null || session.IsOver(time.GetUtcNow()) ? throw Refusal.Because(Reason.SessionTerminee) : session;
    }
}
