namespace MonEspaceSante.Server.Session;

/// <summary>A session as the store keeps it.</summary>
internal sealed record SessionRow(SessionLps Session, DateTimeOffset RenewedAt, bool IsClosed)
{
    public bool IsOver(DateTimeOffset now) =>
        IsClosed || now > Session.ExpiresAt || now > RenewedAt + SessionLps.LongestIdleness;
}
