using MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>A page of times as it is told.</summary>
/// <param name="Answer">The page.</param>
/// <param name="Patients">Whose appointments it shows, each once.</param>
internal sealed record ToldPage(ListRendezVousResponse Answer, IReadOnlyList<Guid> Patients)
{
    /// <summary>Names the type only: logs hold nothing of an agenda.</summary>
    public override string ToString() => "ToldPage(…)";
}
