namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>Where a field is in a file.</summary>
/// <param name="Rank">The rank of its column; negative for a file that does not have it.</param>
/// <param name="Heading">What is at its head.</param>
internal readonly record struct ExtractionColumn(int Rank, string Heading);
