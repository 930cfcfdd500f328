using MonEspaceSante.Cda;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Answers to submissions as the contracts spell them.</summary>
internal static class WireSubmission
{
    public static Submission ToSubmission(this Wire.Submission submission) => new(
        Guid.Parse(submission.SubmissionId),
        (submission.SubmissionTime ?? new()).ToDateTimeOffset(),
        [.. submission.Documents.Select(WireDocument.ToDocument)]);

    public static SubmissionReport ToReport(this Wire.Submission submission) => new(
        [.. submission.Findings.Select(f => new DocumentFinding(f.Document, ToFinding(f)))]);

    // A severity that this version does not know is taken for the graver one.
    private static LintFinding ToFinding(Wire.LintFinding finding) => new(
        finding.Rule,
        finding.Severity == Wire.LintSeverity.Warning ? LintSeverity.Warning : LintSeverity.Error,
        finding.Line > 0 ? finding.Line : null,
        finding.Xpath,
        finding.Explanation,
        finding.Fix);
}
