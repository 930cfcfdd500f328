using Google.Protobuf.WellKnownTypes;

namespace MonEspaceSante.Server.Storage;

/// <summary>The store keeps instants as microseconds since 1970, UTC; days are those of France.</summary>
internal static class Instants
{
    public static TimeZoneInfo Paris { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The instant at which a day begins in France.</summary>
    public static DateTimeOffset BeginningOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Paris.GetUtcOffset(midnight)).ToUniversalTime();
    }

    public static long ToMicroseconds(this DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static Timestamp? ToTimestamp(long? microseconds) =>
        microseconds is { } at ? FromMicroseconds(at).ToTimestamp() : null;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
