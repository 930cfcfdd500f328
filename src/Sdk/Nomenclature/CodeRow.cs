namespace MonEspaceSante.Nomenclature;

internal sealed record CodeRow(string Code, string System, string Label);
