namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>A row of table rendez_vous_time.</summary>
internal sealed record StoredTime
{
    public byte[] PatientId { get; init; } = [];

    public byte[] RendezVousId { get; init; } = [];

    public long StartsAt { get; init; }

    public long EndsAt { get; init; }

    public byte[]? AgendaId { get; init; }

    public byte[]? StructureHash { get; init; }

    public byte[]? CreneauId { get; init; }

    public long Secret { get; init; }

    /// <summary>Which appointment it is a time of.</summary>
    public (Guid PatientId, Guid Id) Of => (new Guid(PatientId), new Guid(RendezVousId));

    public TimeSlice Slice => new(StartsAt, EndsAt);
}
