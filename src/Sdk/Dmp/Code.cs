namespace MonEspaceSante.Dmp;

/// <summary>A code of a national nomenclature.</summary>
/// <param name="Value">The code.</param>
/// <param name="System">The OID of its code system. Empty when the document does not tell.</param>
/// <param name="Label">The French label. Empty when none is known.</param>
public sealed record Code(string Value, string System, string Label);
