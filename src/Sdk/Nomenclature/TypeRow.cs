namespace MonEspaceSante.Nomenclature;

internal sealed record TypeRow(string Code, string System, string Label, string Class, bool Creatable);
