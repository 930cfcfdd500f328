namespace MonEspaceSante.Cda;

/// <summary>One thing that is wrong with a document.</summary>
/// <param name="Rule">The rule that is broken, one of <see cref="LintRules"/>.</param>
/// <param name="Severity">What it means for a deposit.</param>
/// <param name="Line">The line in the document, from 1. Null when it is not known.</param>
/// <param name="XPath">Where, from the root, such as <c>/ClinicalDocument/title</c>: names of HL7 without prefix.</param>
/// <param name="Explanation">What is wrong, in French. Our own rules never quote the document; the text of a schematron
/// is its authors'.</param>
/// <param name="Fix">What to do about it, in French.</param>
public sealed record LintFinding(
    string Rule, LintSeverity Severity, int? Line, string XPath, string Explanation, string Fix);
