namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>A row of table rendez_vous_reminder.</summary>
internal sealed record DueReminder(byte[] PatientId, byte[] RendezVousId, long StartsAt, long DueAt)
{
    /// <summary>Before all others.</summary>
    public static readonly DueReminder None = new([], [], long.MinValue, long.MinValue);
}
