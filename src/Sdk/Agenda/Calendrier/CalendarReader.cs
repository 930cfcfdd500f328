using System.Runtime.CompilerServices;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Agenda;

/// <summary>Reads the calendars of other programs (iCalendar).</summary>
/// <remarks>RFC 5545. What is no event is passed over. A time without a zone is of the zone that the caller gives.
/// </remarks>
public static class CalendarReader
{
    /// <summary>Reads entries as they come.</summary>
    /// <param name="source">The calendar. It stays open.</param>
    /// <param name="floating">The zone of times that name none.</param>
    /// <param name="limits">How much is read; null is <see cref="CalendarLimits"/> as it is.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DocumentRefusedException">CALENDRIER_NON_RECONNU, CALENDRIER_LIGNE_INVALIDE, CALENDRIER_TRONQUE,
    /// CALENDRIER_TROP_GRAND, CALENDRIER_FUSEAU_INCONNU, CALENDRIER_DATE_INVALIDE, CALENDRIER_CHAMP_MANQUANT,
    /// CALENDRIER_STRUCTURE_INVALIDE; the violation tells the line. Entries before it were given already.</exception>
    /// <exception cref="ContractViolationException">RECURRENCE_INVALIDE, RECURRENCE_NON_PRISE_EN_CHARGE,
    /// RECURRENCE_DEPART_HORS_REGLE; the violation tells the line.</exception>
    public static async IAsyncEnumerable<CalendarEntry> ReadAsync(
        Stream source,
        TimeZoneInfo floating,
        CalendarLimits? limits = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(floating);
        var taken = limits ?? new CalendarLimits();
        var zones = new ZoneBook();

        // Some programs describe a zone after the events that name it.
        var waiting = new List<Component>();
        var count = 0;
        var components = new ComponentReader(source, taken).ReadAsync(cancellationToken);
        await foreach (var component in components.ConfigureAwait(false))
        {
            if (component.Name is "VEVENT" or "VTIMEZONE" && ++count > taken.MaxEntries)
                throw CalendarLimits.TooLarge(component.Name, taken.MaxEntries, component.Line);
            if (component.Name == "VTIMEZONE")
                ZoneReader.Read(component, zones);
            else if (component.Name == "VEVENT" && EntryTimes.FindUnknown(component, zones) is not null)
                waiting.Add(component);
            else if (component.Name == "VEVENT")
                yield return EntryReader.Read(component, zones, floating);
        }

        foreach (var component in waiting)
        {
            if (EntryTimes.FindUnknown(component, zones) is { } line)
                throw CalendarFault.Zone(line.Number);
            yield return EntryReader.Read(component, zones, floating);
        }
    }
}
