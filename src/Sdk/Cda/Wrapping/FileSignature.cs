namespace MonEspaceSante.Cda.Wrapping;

/// <summary>Tells a file by its first bytes.</summary>
internal static class FileSignature
{
    public const int Length = 8;
    public const string Pdf = "urn:ihe:iti:xds-sd:pdf:2008";
    public const string Text = "urn:ihe:iti:xds-sd:text:2008";
    public const string Rtf = "urn:ihe:iti-fr:xds-sd:rtf:2010";
    public const string Jpeg = "urn:ihe:iti-fr:xds-sd:jpeg:2010";
    public const string Tiff = "urn:ihe:iti-fr:xds-sd:tiff:2010";

    private static readonly (byte[] Beginning, string Format)[] Known =
    [
        ([.. "%PDF-"u8], Pdf),
        ([.. "{\\rtf"u8], Rtf),
        ([0xFF, 0xD8, 0xFF], Jpeg),
        ([.. "II*\0"u8], Tiff),
        ([.. "MM\0*"u8], Tiff),
    ];

    /// <summary>The format (J10) that the first bytes announce. A text announces itself by nothing.</summary>
    public static string FormatOf(ReadOnlySpan<byte> beginning)
    {
        foreach (var (known, format) in Known)
        {
            if (beginning.StartsWith(known))
                return format;
        }

        return Text;
    }
}
