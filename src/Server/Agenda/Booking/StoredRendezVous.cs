using MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>An appointment as it is kept.</summary>
/// <param name="PatientId">Whose.</param>
/// <param name="Id">What it is known by.</param>
/// <param name="AgendaId">The professional's agenda that it is in; null for what the patient noted alone.</param>
/// <param name="StructureHash">The colleagues who see it; null for what the patient noted alone.</param>
/// <param name="IsSecret">Whether representatives do not see it.</param>
/// <param name="RendezVous">What it is.</param>
internal sealed record StoredRendezVous(
    Guid PatientId, Guid Id, Guid? AgendaId, byte[]? StructureHash, bool IsSecret, RendezVous RendezVous)
{
    public Guid? CreneauId =>
        RendezVous.CreneauId.Length == 0 ? null : Guid.ParseExact(RendezVous.CreneauId, "D");

    /// <summary>Names the type only: logs hold nothing of an agenda.</summary>
    public override string ToString() => "StoredRendezVous(…)";
}
