namespace MonEspaceSante.Cda;

/// <summary>What the body announces of itself: a media type, or null when it is structured.</summary>
internal sealed record CdaBody(string? MediaType, int Line)
{
    public const string Pdf = "application/pdf";

    // The CDA schema gives this default to a text without mediaType.
    public const string DefaultMediaType = "text/plain";

    // IHE XDS-SD: the document is one file.
    public const string Template = "1.3.6.1.4.1.19376.1.2.20";

    public const string TextPath = "ClinicalDocument/component/nonXMLBody/text";

    public bool IsPdf => Pdf.Equals(MediaType, StringComparison.OrdinalIgnoreCase);
}
