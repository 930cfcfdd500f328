using System.Buffers;
using MonEspaceSante.Errors;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>A file before it is wrapped.</summary>
internal static class SourceFile
{
    private const int PieceLength = 64 * 1024;

    /// <summary>Reads the whole file, at any size in flat memory, refuses what the DMP does not take, and leaves the file
    /// at its beginning.</summary>
    public static async Task VerifyAsync(Stream file, string mediaType, CancellationToken cancellationToken)
    {
        if (!file.CanSeek)
            throw new ArgumentException("The content of a document is read twice: it must be seekable", nameof(file));
        var format = DocumentFormats.OfMediaType(mediaType) ?? throw Refusal.Because(
            Reason.CdaChampInvalide, new Violation("mediaType", "Format de fichier refusé par le DMP"));
        var check = new FileCheck(format);
        await ReadAsync(file, check, cancellationToken).ConfigureAwait(false);
        if (check.Finish() is { } found)
            throw Refusal.Because(found.Reason, [.. found.Faults.Select(fault => new Violation("content", fault))]);
        file.Position = 0;
    }

    private static async Task ReadAsync(Stream file, FileCheck check, CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            file.Position = 0;
            while (await file.ReadAsync(piece.AsMemory(0, PieceLength), cancellationToken).ConfigureAwait(false)
                   is > 0 and var count)
            {
                check.Append(piece.AsSpan(0, count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
        }
    }
}
