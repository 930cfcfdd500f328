namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>A patient whose rules are to be looked at.</summary>
/// <param name="DueAt">Since when.</param>
/// <param name="PatientId">Whose.</param>
internal sealed record DueSchedule(long DueAt, byte[] PatientId)
{
    /// <summary>Before all others.</summary>
    public static readonly DueSchedule None = new(long.MinValue, []);
}
