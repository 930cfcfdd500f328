namespace MonEspaceSante.Cda.Wrapping;

/// <summary>Looks at a PDF as it goes by: what its structure shows that PDF/A-1 forbids or lacks.</summary>
/// <remarks>A static check in flat memory, not a proof. It sees dictionaries and metadata. It does not see inside
/// compressed content, so not: the glyphs that a font must cover, the operators and colours of a page, whether the
/// references and lengths are right, the tagging of level A, the coherence of the XMP with the Info dictionary.</remarks>
internal sealed class PdfA1Check
{
    private const int BeginningLength = 64;
    private const int EndLength = 7;

    private readonly PdfStructure _structure = new();
    private readonly PdfLexer _lexer;
    private readonly List<byte> _beginning = new(BeginningLength);
    private byte[] _end = [];

    public PdfA1Check() => _lexer = new PdfLexer(_structure);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_beginning.Count < BeginningLength)
            _beginning.AddRange(bytes[..Math.Min(bytes.Length, BeginningLength - _beginning.Count)]);
        byte[] end = bytes.Length >= EndLength ? [.. bytes[^EndLength..]] : [.. _end, .. bytes];
        _end = end.Length > EndLength ? end[^EndLength..] : end;
        _lexer.Append(bytes);
    }

    /// <summary>What was found, a French sentence each; empty when nothing was.</summary>
    public IReadOnlyList<string> Findings() =>
        [.. Frame().Concat(_structure.Faults).Order().Select(PdfA1Rules.Sentence)];

    private IEnumerable<PdfFault> Frame()
    {
        var lines = new string([.. _beginning.Select(b => (char)b)]).ReplaceLineEndings("\n").Split('\n');
        if (lines[0] is not ['%', 'P', 'D', 'F', '-', '1', '.', >= '0' and <= '4'])
            yield return PdfFault.Version;
        if (lines.ElementAtOrDefault(1) is not ['%', > '\x7F', > '\x7F', > '\x7F', > '\x7F', ..])
            yield return PdfFault.BinaryComment;
        if (!_end.AsSpan().TrimEnd("\r\n"u8).EndsWith("%%EOF"u8))
            yield return PdfFault.End;
    }
}
