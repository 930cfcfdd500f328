namespace MonEspaceSante.Cda.Wrapping;

/// <summary>What keeps a PDF from being PDF/A-1, in the order in which it is told.</summary>
internal enum PdfFault
{
    Version,
    BinaryComment,
    End,
    Trailer,
    Identifier,
    Encryption,
    CompressedReferences,
    ObjectStreams,
    Identification,
    CompressedMetadata,
    OutputIntent,
    Font,
    Script,
    Action,
    AutomaticAction,
    EmbeddedFile,
    Multimedia,
    Lzw,
    Transparency,
    OptionalContent,
}
