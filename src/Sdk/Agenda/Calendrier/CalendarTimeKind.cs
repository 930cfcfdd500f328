namespace MonEspaceSante.Agenda;

internal enum CalendarTimeKind
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A time on the wall, of the zone that is named beside it or of the reader's.</summary>
    Local,

    /// <summary>An instant.</summary>
    Utc,
}
