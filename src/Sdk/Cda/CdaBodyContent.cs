namespace MonEspaceSante.Cda;

/// <summary>What the body of a document tells.</summary>
public sealed record CdaBodyContent
{
    /// <summary>The most vaccinations that are gathered from one document: a note holds one.</summary>
    public const int MaxVaccinations = 16;

    /// <summary>The vaccinations of a vaccination note, in its order, at most <see cref="MaxVaccinations"/>. Empty for
    /// any other document.</summary>
    /// <remarks>Those that took place: a vaccination that is planned (moodCode other than EVN) or was not given
    /// (negationInd) is none.</remarks>
    public required IReadOnlyList<Vaccination> Vaccinations { get; init; }

    /// <summary>The SHA-256 of what the body says, 32 bytes: the same for two documents whose bodies differ in nothing
    /// but their XML.</summary>
    /// <remarks>The order of attributes, namespace prefixes, comments, layout and the header do not count. Any other
    /// text, element or attribute does.</remarks>
    public required ReadOnlyMemory<byte> Digest { get; init; }
}
