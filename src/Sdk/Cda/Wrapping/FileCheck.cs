using System.Buffers;
using System.Text;
using MonEspaceSante.Errors;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>Judges a file before it is wrapped: it is what its media type says, and what the DMP takes.</summary>
internal static class FileCheck
{
    private const int PieceLength = 64 * 1024;
    private const string Content = "content";

    /// <summary>Reads the whole file, at any size in flat memory, and leaves it at its beginning.</summary>
    public static async Task VerifyAsync(Stream file, string mediaType, CancellationToken cancellationToken)
    {
        if (!file.CanSeek)
            throw new ArgumentException("The content of a document is read twice: it must be seekable", nameof(file));
        var format = DocumentFormats.OfMediaType(mediaType) ?? throw Refusal.Because(
            Reason.CdaChampInvalide, new Violation("mediaType", "Format de fichier refusé par le DMP"));
        if (file.Length == 0)
            throw Refusal.Because(Reason.DocumentVide);
        await RequireSignatureAsync(file, format, cancellationToken).ConfigureAwait(false);
        if (format == FileSignature.Pdf)
            await RequirePdfAAsync(file, cancellationToken).ConfigureAwait(false);
        if (format == FileSignature.Text)
            await RequireUtf8Async(file, cancellationToken).ConfigureAwait(false);
        file.Position = 0;
    }

    private static async Task RequireSignatureAsync(Stream file, string format, CancellationToken cancellationToken)
    {
        var beginning = new byte[FileSignature.Length];
        file.Position = 0;
        var count = await file
            .ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        if (FileSignature.FormatOf(beginning.AsSpan(0, count)) != format)
            throw Refusal.Because(
                Reason.ContenuTypeDifferent, new Violation(Content, "Les premiers octets sont ceux d'un autre format"));
    }

    private static async Task RequirePdfAAsync(Stream file, CancellationToken cancellationToken)
    {
        var check = new PdfA1Check();
        await foreach (var piece in PiecesAsync(file, cancellationToken).ConfigureAwait(false))
            check.Append(piece.Span);
        if (check.Findings() is { Count: > 0 } findings)
            throw Refusal.Because(Reason.PdfPasPdfA1, [.. findings.Select(f => new Violation(Content, f))]);
    }

    private static async Task RequireUtf8Async(Stream file, CancellationToken cancellationToken)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var characters = new char[PieceLength + 1];
        try
        {
            await foreach (var piece in PiecesAsync(file, cancellationToken).ConfigureAwait(false))
                Decode(decoder, piece.Span, characters, flush: false);
            Decode(decoder, [], characters, flush: true);
        }
        catch (DecoderFallbackException)
        {
            throw NotText("Des octets ne sont pas de l'UTF-8");
        }
    }

    private static void Decode(Decoder decoder, ReadOnlySpan<byte> bytes, char[] characters, bool flush)
    {
        var count = decoder.GetChars(bytes, characters, flush);
        if (characters.AsSpan(0, count).Contains('\0'))
            throw NotText("Des caractères nuls ne sont pas du texte");
    }

    private static MonEspaceSanteException NotText(string description) =>
        Refusal.Because(Reason.TextePasUtf8, new Violation(Content, description));

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> PiecesAsync(
        Stream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            file.Position = 0;
            while (await file.ReadAsync(piece.AsMemory(0, PieceLength), cancellationToken).ConfigureAwait(false)
                   is > 0 and var count)
            {
                yield return piece.AsMemory(0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
        }
    }
}
