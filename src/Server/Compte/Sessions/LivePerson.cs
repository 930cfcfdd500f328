using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>Demands, in the middle of a long call, that the session of its person is not over.</summary>
internal sealed class LivePerson(PersonSessionStore sessions, TimeProvider time)
{
    public async Task DemandAsync(PersonCaller caller, CancellationToken cancellationToken)
    {
        var session = await sessions.FindAsync(caller.SessionId, cancellationToken);
        if (session is null || session.IsOver(time.GetUtcNow())) throw Refusal.Because(Reason.SessionTerminee);
    }
}
