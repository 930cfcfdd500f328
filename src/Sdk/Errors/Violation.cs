namespace MonEspaceSante.Errors;

/// <summary>One field at fault.</summary>
/// <param name="Field">The path of the field: an XPath in a CDA, a field name in a request.</param>
/// <param name="Description">What is wrong with it, in French. Never the value itself.</param>
/// <param name="Line">The line in the document, from 1; null when there is no document.</param>
public sealed record Violation(string Field, string Description, int? Line = null);
