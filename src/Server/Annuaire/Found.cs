using MonEspaceSante.Server.Annuaire.Generations;

namespace MonEspaceSante.Server.Annuaire;

/// <summary>What was found in a generation of the directory.</summary>
/// <param name="Generation">In which.</param>
/// <param name="Rows">What, in order.</param>
internal sealed record Found<T>(Generation Generation, IReadOnlyList<T> Rows);
