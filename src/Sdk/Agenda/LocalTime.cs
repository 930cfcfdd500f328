using MonEspaceSante.Errors;

namespace MonEspaceSante.Agenda;

/// <summary>A time as a clock on the wall tells it, in its zone.</summary>
/// <param name="Local">What the clock tells, in whole seconds, from 2000 to 2199.</param>
/// <param name="TimeZone">The zone of the clock, by its IANA name, such as <c>Europe/Paris</c> or
/// <c>Indian/Reunion</c>.</param>
/// <param name="UtcOffset">The offset from UTC. It tells which of two hours is meant where the clocks are put back;
/// null, the default, where the hour exists once. Told in every answer.</param>
/// <exception cref="AgendaRefusedException">HEURE_INEXISTANTE, HEURE_AMBIGUE, when it is sent: an hour that the clocks
/// skip, or tell twice.</exception>
public sealed record LocalTime(DateTime Local, string TimeZone, TimeSpan? UtcOffset = null)
{
    /// <summary>The zone of metropolitan France.</summary>
    public const string Paris = "Europe/Paris";

    /// <summary>A time in metropolitan France.</summary>
    /// <param name="local">What the clock tells.</param>
    public static LocalTime InParis(DateTime local) => new(local, Paris);
}
