namespace MonEspaceSante.Cda;

/// <summary>A rule that documents are held to.</summary>
/// <param name="Id">The stable name of the rule, such as <c>TITRE_LONGUEUR</c>.</param>
/// <param name="Severity">What breaking it means.</param>
/// <param name="Title">What is wrong when it is broken, in French.</param>
/// <param name="Fix">What to do about it, in French.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record LintRule(string Id, LintSeverity Severity, string Title, string Fix, string Source);
