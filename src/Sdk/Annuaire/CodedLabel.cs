namespace MonEspaceSante.Annuaire;

/// <summary>A code of a national nomenclature, with the words that the directory publishes beside it.</summary>
/// <param name="Code">The code, such as <c>21</c>.</param>
/// <param name="Label">The words, such as <c>Pharmacien</c>. Empty where the directory tells none.</param>
public sealed record CodedLabel(string Code, string Label);
