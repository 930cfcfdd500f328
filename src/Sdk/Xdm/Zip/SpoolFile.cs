namespace MonEspaceSante.Xdm.Zip;

/// <summary>A copy, on the disk, of what cannot be read at any place. It ends when it is closed.</summary>
internal static class SpoolFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int PieceSize = 64 * 1024;

    public static async Task<Stream> CopyAsync(Stream source, XdmLimits limits, CancellationToken cancellationToken)
    {
        var file = Create();
        try
        {
            await CopyAsync(source, file, limits, cancellationToken).ConfigureAwait(false);
            return file;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task CopyAsync(
        Stream source, FileStream file, XdmLimits limits, CancellationToken cancellationToken)
    {
        var piece = new byte[PieceSize];
        while (await source.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            if (file.Position + count > limits.MaxArchiveBytes)
                throw ArchiveSource.TooLarge(limits);
            await file.WriteAsync(piece.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }

        await file.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"mes-xdm-{Guid.NewGuid():N}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        var file = new FileStream(path, options);
        // Health data: where a file may lose its name while it is open, a process that is killed leaves nothing either.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return file;
    }
}
