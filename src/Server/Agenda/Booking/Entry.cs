using MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>An appointment that a call makes, before it is kept.</summary>
/// <param name="PatientId">Whose.</param>
/// <param name="Told">What the call tells, with the patient as the call named them.</param>
/// <param name="Agenda">In whose agenda it is made; null for what the patient notes alone, and for a change, which leaves it
/// where it is.</param>
/// <param name="By">Which side makes it.</param>
/// <param name="IsSecret">Whether representatives do not see it.</param>
/// <param name="AllowsOverlap">Whether the professional may have something else at the same time.</param>
internal sealed record Entry(
    Guid PatientId, RendezVous Told, AgendaPraticien? Agenda, AgendaSide By, bool IsSecret, bool AllowsOverlap)
{
    /// <summary>The application that makes it for the patient; empty for what nobody but the side itself does.</summary>
    public string ApplicationId { get; init; } = "";

    /// <summary>Whether it is made by a legal representative, or by whom one let in.</summary>
    public bool IsByRepresentative { get; init; }

    /// <summary>What the professional who asks sees; null where the patient's side does.</summary>
    public AgendaSight? Sight { get; init; }

    /// <summary>Whether the side that asks may see a time of the professional's, or of the patient's.</summary>
    public bool Sees(StoredTime time) =>
        By == AgendaSide.Patient
            ? time.PatientId.AsSpan().SequenceEqual(PatientId.ToByteArray()) && !(IsByRepresentative && time.Secret != 0)
            : Sight?.Sees(time) == true;

    /// <summary>Names the type only: logs hold nothing of an agenda.</summary>
    public override string ToString() => "Entry(…)";
}
