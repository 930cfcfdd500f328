namespace MonEspaceSante.Cda.Wrapping;

/// <summary>Looks at a file as it goes by, in flat memory: is it whole, and what the DMP takes?</summary>
internal abstract class ContentCheck
{
    public static ContentCheck Of(string format) => format switch
    {
        FileSignature.Pdf => new PdfA1Check(),
        FileSignature.Rtf => new RtfCheck(),
        FileSignature.Jpeg => new JpegCheck(),
        FileSignature.Tiff => new TiffCheck(),
        _ => new TextCheck(),
    };

    public abstract void Append(ReadOnlySpan<byte> bytes);

    /// <summary>What was found once all has gone by, a French sentence each; empty when nothing was.</summary>
    public abstract IReadOnlyList<string> Findings();
}
