namespace MonEspaceSante.Cda.Wrapping;

/// <summary>Looks at a PDF as it goes by: what its structure shows that PDF/A-1 forbids or lacks.</summary>
/// <remarks>A static check in flat memory, not a proof. It sees dictionaries and metadata. It does not see inside
/// compressed content, so not: the glyphs that a font must cover, the operators and colours of a page, whether the
/// references and lengths are right, the tagging of level A, the coherence of the XMP with the Info dictionary.</remarks>
internal sealed class PdfA1Check : ContentCheck
{
    private const int BeginningLength = 64;
    private const int EndLength = 7;

    private readonly PdfStructure _structure = new();
    private readonly PdfLexer _lexer;
    private readonly List<byte> _beginning = new(BeginningLength);
    private byte[] _end = [];

    public PdfA1Check() => _lexer = new PdfLexer(_structure);

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        if (_beginning.Count < BeginningLength)
            _beginning.AddRange(bytes[..Math.Min(bytes.Length, BeginningLength - _beginning.Count)]);
        byte[] end = bytes.Length >= EndLength ? [.. bytes[^EndLength..]] : [.. _end, .. bytes];
        _end = end.Length > EndLength ? end[^EndLength..] : end;
        _lexer.Append(bytes);
    }

    public override IReadOnlyList<string> Findings() =>
        [.. Frame().Concat(_structure.Faults).Order().Select(PdfA1Rules.Sentence)];

    private IEnumerable<PdfFault> Frame()
    {
        var lines = new string([.. _beginning.Select(b => (char)b)]).ReplaceLineEndings("\n").Split('\n');

        // Which version the file tells is not to be judged by (ISO 19005-1, 5.1): whether it tells one is.
        if (lines[0] is not ['%', 'P', 'D', 'F', '-', >= '0' and <= '9', '.', >= '0' and <= '9'])
            yield return PdfFault.Version;
        if (lines.ElementAtOrDefault(1) is not ['%', > '\x7F', > '\x7F', > '\x7F', > '\x7F', ..])
            yield return PdfFault.BinaryComment;
        if (!_end.AsSpan().TrimEnd("\r\n"u8).EndsWith("%%EOF"u8))
            yield return PdfFault.End;
    }
}
