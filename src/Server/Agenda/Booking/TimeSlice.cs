namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>A time that something takes, in microseconds since 1970.</summary>
internal readonly record struct TimeSlice(long StartsAt, long EndsAt)
{
    public bool Overlaps(TimeSlice other) => StartsAt < other.EndsAt && other.StartsAt < EndsAt;
}
