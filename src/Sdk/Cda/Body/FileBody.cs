using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Body;

/// <summary>The file that is the body of a document of level 1, as it goes by.</summary>
internal sealed class FileBody(CdaBody body, int depth)
{
    private readonly PdfBody? _pdf = body.IsPdf ? new(body.Line) : null;
    private bool _filled;

    public int Depth => depth;

    public void Append(ReadOnlySpan<char> text)
    {
        _filled |= text.ContainsAnyExcept(BodyText.WhiteSpace);
        _pdf?.Append(text);
    }

    public void Judge()
    {
        _pdf?.Judge();
        if (!_filled)
            throw Refusal.Because(
                Reason.DocumentVide, new Violation(CdaBody.TextPath, "Le corps du document est vide", body.Line));
    }
}
