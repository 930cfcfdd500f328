using Google.Protobuf.WellKnownTypes;

namespace MonEspaceSante.Server.Storage;

/// <summary>The store keeps instants as microseconds since 1970, UTC.</summary>
internal static class Instants
{
    public static long ToMicroseconds(this DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static Timestamp? ToTimestamp(long? microseconds) =>
        microseconds is { } at ? FromMicroseconds(at).ToTimestamp() : null;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
