using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda;

/// <summary>The time that a call asks about.</summary>
/// <param name="From">From when on.</param>
/// <param name="To">Until when, that instant excluded.</param>
internal sealed record AskedPeriod(DateTimeOffset From, DateTimeOffset To)
{
    private const int LongestYears = 5;

    public long FromMicroseconds => From.ToMicroseconds();

    public long ToMicroseconds => To.ToMicroseconds();

    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static AskedPeriod Of(Timestamp? from, Timestamp? to, DateTimeOffset now) =>
        Of(from, to, now, defaultYears: 1, LongestYears);

    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static AskedPeriod Of(
        Timestamp? from, Timestamp? to, DateTimeOffset begin, int defaultYears, int longestYears)
    {
        var start = AskedInstant.Of("from_time", from) ?? begin;
        if (start.Year > DateTime.MaxValue.Year - longestYears - 1) throw Fault("from_time", "instant hors du calendrier");
        var end = AskedInstant.Of("to_time", to) ?? start.AddYears(defaultYears);
        if (end <= start) throw Fault("to_time", "fin après le début attendue");
        return end <= start.AddYears(longestYears)
            ? new AskedPeriod(start, end)
            : throw Fault("to_time", $"au plus {longestYears} ans après le début");
    }

    private static MonEspaceSanteException Fault(string field, string expected) =>
        Refusal.Because(Reason.RequeteInvalide, new Violation(field, expected));
}
