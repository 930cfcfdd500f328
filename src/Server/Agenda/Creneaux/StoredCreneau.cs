using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Agenda.Booking;

namespace MonEspaceSante.Server.Agenda.Creneaux;

/// <summary>A slot as it is kept.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="AgendaId">In whose agenda.</param>
/// <param name="StructureHash">What the colleagues are known by who see what is booked of it. None but the
/// professional takes it back.</param>
/// <param name="Slice">When.</param>
/// <param name="Booked">How many patients booked it.</param>
/// <param name="IsWithdrawn">Whether it is no longer offered.</param>
/// <param name="AllowsOverlap">Whether the professional let it be at the same time as something else.</param>
/// <param name="Creneau">What it is; without what is counted.</param>
internal sealed record StoredCreneau(
    Guid Id,
    Guid AgendaId,
    byte[] StructureHash,
    TimeSlice Slice,
    long Booked,
    bool IsWithdrawn,
    bool AllowsOverlap,
    Creneau Creneau)
{
    public long Remaining => Creneau.Capacity - Booked;

    /// <summary>Whether a time is that of an appointment which was booked of it.</summary>
    public bool Holds(StoredTime time) => time.CreneauId is { } id && id.AsSpan().SequenceEqual(Id.ToByteArray());

    public Creneau Tell(bool isBusy)
    {
        var told = Creneau.Clone();
        (told.Remaining, told.Busy) = ((int)Remaining, isBusy);
        return told;
    }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "StoredCreneau(…)";
}
