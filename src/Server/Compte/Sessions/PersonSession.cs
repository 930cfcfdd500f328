namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>A session of a person.</summary>
internal sealed record PersonSession(
    Guid Id, Guid PatientId, DateTimeOffset OpenedAt, DateTimeOffset RenewedAt, bool IsClosed)
{
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(4);
    public static readonly TimeSpan LongestIdleness = TimeSpan.FromMinutes(30);

    /// <summary>Until when it lasts unless it is renewed.</summary>
    public DateTimeOffset ExpiresAt =>
        RenewedAt + LongestIdleness < OpenedAt + LongestLife ? RenewedAt + LongestIdleness : OpenedAt + LongestLife;

    public bool IsOver(DateTimeOffset now) => IsClosed || now >= ExpiresAt;
}
