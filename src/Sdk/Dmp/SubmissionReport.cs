using MonEspaceSante.Cda;

namespace MonEspaceSante.Dmp;

/// <summary>What the server finds in a submission that was tried and not sent.</summary>
/// <param name="Findings">The findings, document by document.</param>
public sealed record SubmissionReport(IReadOnlyList<DocumentFinding> Findings)
{
    /// <summary>Whether the submission would be refused as it is.</summary>
    public bool HasErrors => Findings.Any(f => f.Finding.Severity == LintSeverity.Error);
}
