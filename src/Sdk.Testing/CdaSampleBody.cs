namespace MonEspaceSante.Sdk.Testing;

/// <summary>How a sample holds its content.</summary>
public enum CdaSampleBody
{
    /// <summary>Sections of text (level 3).</summary>
    Structured,

    /// <summary>One PDF (level 1).</summary>
    Pdf,
}
