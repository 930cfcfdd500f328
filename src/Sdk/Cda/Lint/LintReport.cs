namespace MonEspaceSante.Cda;

/// <summary>What was found in a document.</summary>
/// <param name="Findings">The findings, in the order of the document.</param>
/// <param name="Omitted">How many findings are left out because there are too many.</param>
public sealed record LintReport(IReadOnlyList<LintFinding> Findings, int Omitted = 0)
{
    /// <summary>Whether the document must not be sent as it is.</summary>
    public bool HasErrors => Findings.Any(f => f.Severity == LintSeverity.Error);
}
