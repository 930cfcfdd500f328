using MonEspaceSante.LogicielMetier.Refusals;

namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>A file that is there whole or not at all: written beside, then renamed.</summary>
internal static class OutputFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        var target = Path.GetFullPath(path);
        if (Directory.Exists(target)) throw LocalRefusal.UnwritableFile(path);
        var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}");
        try
        {
            var result = await FillAsync(beside, write);
            File.Move(beside, target, overwrite: true);
            return result;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw LocalRefusal.UnwritableFile(path, failure);
        }
        finally
        {
            if (File.Exists(beside)) File.Delete(beside);
        }
    }

    private static async Task<T> FillAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        // Health data: nobody else on this computer reads it.
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        await using var stream = new FileStream(path, options);
        var result = await write(stream);
        stream.Flush(flushToDisk: true);
        return result;
    }
}
