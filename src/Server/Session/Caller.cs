using MonEspaceSante.Protos.Access.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>Who calls, and under which authority.</summary>
/// <param name="Session">Who.</param>
/// <param name="Mode">Why dossiers may be read.</param>
/// <param name="IsSecret">Whether the legal representatives of a minor learn nothing of the call.</param>
/// <param name="PatientId">The one patient that the authority is for; null when it is for all.</param>
/// <param name="Reason">Why the glass was broken; empty when it was not.</param>
internal sealed record Caller(SessionLps Session, AccessMode Mode, bool IsSecret, Guid? PatientId, string Reason)
{
    /// <summary>A caller under the authority that the session has by default.</summary>
    public Caller(SessionLps session)
        : this(session, session.AccessMode, IsSecret: false, PatientId: null, "")
    {
    }
}
