namespace MonEspaceSante.Agenda;

/// <summary>An identifier of something in somebody's system.</summary>
/// <param name="System">Whose; null when not told.</param>
/// <param name="Value">The identifier; null when not told.</param>
public sealed record FhirIdentifier(string? System, string? Value)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "FhirIdentifier(…)";
}
