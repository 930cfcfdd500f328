namespace MonEspaceSante.Catalogue;

/// <summary>What an application was judged on.</summary>
/// <param name="Family">The family.</param>
/// <param name="Code">The code in the operator's reference, such as <c>SEC-12</c>.</param>
/// <param name="IsMet">Whether it is met.</param>
/// <param name="Evidence">What shows it. Empty when nothing is told.</param>
public sealed record Criterion(CriterionFamily Family, string Code, bool IsMet, string Evidence = "");
