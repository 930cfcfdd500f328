namespace MonEspaceSante.Nomenclature;

internal sealed record TemplateRow(string Template, string Format);
