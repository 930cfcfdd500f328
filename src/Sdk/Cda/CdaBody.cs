namespace MonEspaceSante.Cda;

/// <summary>What the body announces of itself: a media type, or null when it is structured.</summary>
internal sealed record CdaBody(string? MediaType, int Line)
{
    public const string Pdf = "application/pdf";

    // The CDA schema gives this default to a text without mediaType.
    public const string DefaultMediaType = "text/plain";

    public const string TextPath = "ClinicalDocument/component/nonXMLBody/text";

    public bool IsPdf => Pdf.Equals(MediaType, StringComparison.OrdinalIgnoreCase);
}
