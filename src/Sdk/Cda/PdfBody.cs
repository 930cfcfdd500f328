using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda;

/// <summary>Looks at a PDF as it goes by in base64: does it begin and end as a PDF does?</summary>
internal sealed class PdfBody(int line)
{
    // PDF readers look for the end mark in the last kilobyte.
    private const int TailLength = 1024;
    private const int PieceLength = 4096;

    private readonly Base64Decoder _decoder = new();
    private readonly byte[] _decoded = new byte[TailLength + PieceLength];
    private int _kept;
    private bool? _beginsAsPdf;

    private static ReadOnlySpan<byte> Beginning => "%PDF-"u8;

    private static ReadOnlySpan<byte> End => "%%EOF"u8;

    public void Append(ReadOnlySpan<char> base64)
    {
        while (!base64.IsEmpty)
        {
            var piece = base64[..Math.Min(base64.Length, PieceLength)];
            base64 = base64[piece.Length..];
            if (!_decoder.TryDecode(piece, _decoded.AsSpan(_kept), out var count))
                throw Fault("Le contenu n'est pas en base64");
            Keep(_kept + count);
        }
    }

    public void Judge()
    {
        if (_beginsAsPdf is not true)
            throw Fault("Le contenu ne commence pas comme un PDF");
        if (_decoded.AsSpan(0, _kept).IndexOf(End) < 0)
            throw Fault("La fin du PDF manque");
    }

    private void Keep(int count)
    {
        if (_beginsAsPdf is null && count >= Beginning.Length)
            _beginsAsPdf = _decoded.AsSpan().StartsWith(Beginning);
        _kept = Math.Min(count, TailLength);
        _decoded.AsSpan(count - _kept, _kept).CopyTo(_decoded);
    }

    private MonEspaceSanteException Fault(string description) =>
        Refusal.Because(Reason.CdaPdfInvalide, new Violation(CdaBody.TextPath, description, line));
}
