namespace MonEspaceSante.Nomenclature;

internal sealed record MediaTypeRow(string Media, string Format);
