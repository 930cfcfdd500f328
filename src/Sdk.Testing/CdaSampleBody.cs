namespace MonEspaceSante.Sdk.Testing;

/// <summary>How a sample holds its content.</summary>
public enum CdaSampleBody
{
    /// <summary>Sections of text (level 3).</summary>
    Structured,

    /// <summary>One PDF (level 1).</summary>
    Pdf,

    /// <summary>One text in UTF-8 (level 1).</summary>
    Text,

    /// <summary>One RTF (level 1).</summary>
    Rtf,

    /// <summary>One JPEG, a grey square whatever the sample says (level 1).</summary>
    Jpeg,

    /// <summary>One TIFF, a grey dot whatever the sample says (level 1).</summary>
    Tiff,

    /// <summary>Sections of text, and a section with a copy of them in PDF (level 3).</summary>
    StructuredWithPdfCopy,
}
