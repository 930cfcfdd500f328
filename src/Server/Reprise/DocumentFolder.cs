using System.Security.Cryptography;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Reprise;

/// <summary>The operator's folder of documents, copied from into the encrypted store.</summary>
internal sealed class DocumentFolder(string root, ContentStore contents)
{
    private const int BlockSize = 64 * 1024;

    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)) + Path.DirectorySeparatorChar;

    /// <summary>Copies the bytes of a document, once they are what the line tells of them.</summary>
    /// <returns>Where they are; null when they are not in the folder.</returns>
    /// <exception cref="LineFaultException">The place is outside of the folder, or the bytes are others.</exception>
    public async Task<Guid?> CopyAsync(DocumentToImport document, CancellationToken cancellationToken)
    {
        if (document.Place is not { Length: > 0 } place) return null;
        var path = PathOf(place) ?? throw Fault(FaultReason.CheminInterdit, document);
        if (!File.Exists(path)) return null;
        await using var file = new FileStream(
            path,
            new FileStreamOptions { BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        if (file.Length != document.Size) throw Fault(FaultReason.ContenuDifferent, document);
        await using var writer = contents.Create();
        if (!await IsSameAsync(file, writer, document, cancellationToken))
            throw Fault(FaultReason.ContenuDifferent, document);
        await writer.CompleteAsync(cancellationToken);
        return writer.Id;
    }

    public void Delete(Guid contentId) => contents.Delete(contentId);

    // A place never leads out of the folder, whatever it spells; a NUL ends no path in .NET.
    private string? PathOf(string place)
    {
        if (place.Contains('\0') || Path.IsPathRooted(place)) return null;
        var path = Path.GetFullPath(Path.Combine(_root, place));
        return path.StartsWith(_root, StringComparison.Ordinal) ? path : null;
    }

    private static async Task<bool> IsSameAsync(
        FileStream file, ContentWriter writer, DocumentToImport document, CancellationToken cancellationToken)
    {
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[Math.Min(BlockSize, document.Size)];
        int read;
        while ((read = await file.ReadAsync(block, cancellationToken)) > 0)
        {
            sha1.AppendData(block, 0, read);
            sha256.AppendData(block, 0, read);
            await writer.WriteAsync(block.AsMemory(0, read), cancellationToken);
        }

        return sha1.GetHashAndReset().AsSpan().SequenceEqual(document.Sha1)
            && sha256.GetHashAndReset().AsSpan().SequenceEqual(document.Sha256);
    }

    private static LineFaultException Fault(string reason, DocumentToImport document) =>
        new(reason, $"documents[{document.Rank}].contenu");
}
