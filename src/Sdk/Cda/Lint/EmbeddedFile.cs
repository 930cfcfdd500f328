using System.Xml;
using MonEspaceSante.Cda.Wrapping;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Lint;

/// <summary>A file that a document holds in base64, as it goes by: its body at level 1, or an attachment of a structured
/// body.</summary>
internal sealed class EmbeddedFile
{
    private const string Base64 = "B64";
    private const int PieceLength = 4096;

    private readonly string _path;
    private readonly int _line;
    private readonly bool _isBody;
    private readonly bool _isBase64;
    private readonly FileCheck _check;
    private readonly Base64Decoder _decoder = new();
    private readonly byte[] _decoded = new byte[PieceLength];
    private bool _isBroken;

    private EmbeddedFile(XmlReader reader, ElementPath path, string format, bool isBody)
    {
        (Depth, _path, _line, _isBody) = (path.Depth, path.ToString(), reader.Line(), isBody);
        _isBase64 = reader.GetAttribute("representation")?.Trim() == Base64;
        _check = new FileCheck(format);
    }

    public int Depth { get; }

    /// <summary>The file that an element holds; null when it holds none that the DMP knows.</summary>
    public static EmbeddedFile? Of(XmlReader reader, ElementPath path)
    {
        if (reader.NamespaceURI != CdaXml.Hl7)
            return null;
        var isBody = path.EndsWith("nonXMLBody", "text");
        var mediaType = reader.GetAttribute("mediaType")?.Trim() ?? (isBody ? CdaBody.DefaultMediaType : "");
        var format = DocumentFormats.OfMediaType(mediaType);

        // Text may stand in the document as it is; so may what an attachment only refers to.
        return format is null
            || (reader.GetAttribute("representation")?.Trim() != Base64 && (!isBody || format == FileSignature.Text))
            ? null
            : new EmbeddedFile(reader, path, format, isBody);
    }

    public void Append(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && !_isBroken)
        {
            var piece = text[..Math.Min(text.Length, PieceLength)];
            text = text[piece.Length..];
            _isBroken = !_decoder.TryDecode(piece, _decoded, out var count);
            _check.Append(_decoded.AsSpan(0, count));
        }
    }

    public void Judge(Findings findings)
    {
        if (!_isBase64)
            Add(findings, Reason.ContenuTypeDifferent, "Le fichier n'est pas annoncé en base64 (representation=\"B64\")");
        else if (_isBroken || !_decoder.IsWhole)
            Add(findings, Reason.ContenuTypeDifferent, "Le contenu n'est pas en base64");
        else if (_check.Finish() is { } found && !(_isBody && found.Reason == Reason.DocumentVide))
            AddAll(findings, found.Reason, found.Faults);
    }

    private void AddAll(Findings findings, Reason reason, IReadOnlyList<string> faults)
    {
        foreach (var fault in faults)
            Add(findings, reason, fault);
    }

    private void Add(Findings findings, Reason reason, string explanation) => findings.Add(
        (_isBody, reason) switch
        {
            (false, _) => "PIECE_JOINTE",
            (true, Reason.PdfPasPdfA1) => "CORPS_PDF_A1",
            _ => "CORPS_FICHIER",
        },
        _line,
        _path,
        explanation);
}
