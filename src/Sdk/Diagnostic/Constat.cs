namespace MonEspaceSante.Diagnostic;

/// <summary>What the doctor found in one place of the workstation.</summary>
/// <param name="Code">What was looked at, one of <see cref="Docteur.Codes"/>. It stays as it is from version to
/// version.</param>
/// <param name="Verdict">The conclusion.</param>
/// <param name="Explanation">What was found, in a French sentence for the user.</param>
/// <param name="Remedy">What to do, in a French sentence. Empty when there is nothing to do.</param>
/// <param name="Facts">What the support desk wants to know, such as <c>skew_seconds</c>. Keys in snake case, values in no
/// language. Never a name, an identifier or a code.</param>
public sealed record Constat(
    string Code, Verdict Verdict, string Explanation, string Remedy, IReadOnlyDictionary<string, string> Facts);
