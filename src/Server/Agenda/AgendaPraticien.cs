using MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Agenda;

/// <summary>The agenda of a professional, or of a structure that acts by itself.</summary>
/// <param name="AgendaId">What it is known by.</param>
/// <param name="StructureHash">What colleagues, who see it, are known by.</param>
/// <param name="Professional">Whose; null where a structure acts.</param>
/// <param name="Structure">For which structure.</param>
internal sealed record AgendaPraticien(
    Guid AgendaId, byte[] StructureHash, Professional? Professional, Structure Structure)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "AgendaPraticien(…)";
}
