using System.Globalization;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>A time that a clock on the wall tells, in its zone, as the one instant that it is.</summary>
/// <param name="Local">What the clock tells.</param>
/// <param name="Zone">The zone of the clock.</param>
/// <param name="Instant">The instant, with the offset of the zone.</param>
internal sealed record ZonedStart(DateTime Local, TimeZoneInfo Zone, DateTimeOffset Instant)
{
    private const int LongestZone = 64;
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <exception cref="MonEspaceSanteException">FUSEAU_INCONNU, HEURE_INEXISTANTE, HEURE_AMBIGUE,
    /// REQUETE_INVALIDE.</exception>
    public static ZonedStart Read(string field, LocalTime? told)
    {
        if (told is null) throw Fault(field, "date et heure attendues");
        if (!DateTime.TryParseExact(
            told.Local, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || local.Year is < 2000 or > 2199)
            throw Fault($"{field}.local", "AAAA-MM-JJTHH:MM attendu, de 2000 à 2199");
        var zone = ZoneOf(field, told.TimeZone);
        return new ZonedStart(local, zone, new DateTimeOffset(local, OffsetOf(field, local, zone, told.UtcOffset)));
    }

    public LocalTime ToContract() => new()
    {
        Local = Local.ToString(Local.Second == 0 ? Forms[0] : Forms[1], CultureInfo.InvariantCulture),
        TimeZone = Zone.Id,
        UtcOffset = Spell(Instant.Offset),
    };

    private static TimeZoneInfo ZoneOf(string field, string name)
    {
        // Names are looked up as files: nothing but the characters of a name goes that way.
        if (name.Length is > 0 and <= LongestZone
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+')
            && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            && zone.HasIanaId)
            return zone;
        throw Refusal.Because(Reason.FuseauInconnu, new Violation($"{field}.time_zone", "nom IANA attendu"));
    }

    private static TimeSpan OffsetOf(string field, DateTime local, TimeZoneInfo zone, string told)
    {
        if (zone.IsInvalidTime(local))
            throw Refusal.Because(Reason.HeureInexistante, new Violation($"{field}.local", "heure sautée par le changement d'heure"));
        var possible = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local) : [zone.GetUtcOffset(local)];
        if (told.Length == 0 && possible is [var only]) return only;
        var chosen = possible.Where(offset => Spell(offset) == told).Take(1).ToList();
        if (chosen is [var known]) return known;
        var offsets = string.Join(' ', possible.OrderDescending().Select(Spell));
        if (possible.Length > 1)
            throw Refusal.Because(
                Reason.HeureAmbigue, "offsets", offsets, new Violation($"{field}.utc_offset", $"attendu : {offsets}"));
        throw Fault($"{field}.utc_offset", $"{offsets} attendu à cette date");
    }

    private static string Spell(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);

    private static MonEspaceSanteException Fault(string field, string expected) =>
        Refusal.Because(Reason.RequeteInvalide, new Violation(field, expected));
}
