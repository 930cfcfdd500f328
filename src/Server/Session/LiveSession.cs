using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>Demands, in the middle of a long call, that its session is not over.</summary>
internal sealed class LiveSession(SessionStore sessions, TimeProvider time)
{
    public async Task DemandAsync(SessionLps session, CancellationToken cancellationToken)
    {
        var row = await sessions.FindAsync(session.Id, cancellationToken);
        if (row is null || row.IsOver(time.GetUtcNow())) throw Refusal.Because(Reason.SessionTerminee);
    }
}
