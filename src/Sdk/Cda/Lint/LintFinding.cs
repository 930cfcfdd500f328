namespace MonEspaceSante.Cda;

/// <summary>One thing that is wrong with a document.</summary>
/// <param name="Rule">The rule that is broken, one of <see cref="LintRules"/>.</param>
/// <param name="Severity">What it means for a deposit.</param>
/// <param name="Line">The line in the document, from 1. Null when it is not known.</param>
/// <param name="XPath">Where, such as <c>/ClinicalDocument/author[2]/time</c>, or <c>//ClinicalDocument/…</c> in a document
/// inside its stylesheet: names of HL7 without prefix. Where an element is missing, the path that it would have.</param>
/// <param name="Explanation">What is wrong, in French. Our own rules never quote the document; the text of a schematron
/// is its authors'.</param>
/// <param name="Fix">What to do about it, in French.</param>
public sealed record LintFinding(
    string Rule, LintSeverity Severity, int? Line, string XPath, string Explanation, string Fix);
