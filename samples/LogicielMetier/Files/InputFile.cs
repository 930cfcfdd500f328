using MonEspaceSante.LogicielMetier.Refusals;

namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>A file that the user names, to be read.</summary>
internal static class InputFile
{
    /// <summary>Reads a short text in UTF-8.</summary>
    public static Task<string> ReadTextAsync(string path, CancellationToken cancellationToken) =>
        ReadAsync(path, async stream =>
        {
            using var reader = new StreamReader(stream, leaveOpen: true);
            return await reader.ReadToEndAsync(cancellationToken);
        });

    /// <summary>Reads several files, open all at once.</summary>
    public static Task<T> ReadAllAsync<T>(IReadOnlyList<string> paths, Func<IReadOnlyList<FileStream>, Task<T>> read) =>
        ReadAllAsync(paths, [], read);

    public static async Task<T> ReadAsync<T>(string path, Func<FileStream, Task<T>> read)
    {
        try
        {
            await using var stream = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
            return await read(stream);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw LocalRefusal.NoFile(path, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw LocalRefusal.UnreadableFile(path, failure);
        }
    }

    private static Task<T> ReadAllAsync<T>(
        IReadOnlyList<string> paths, IReadOnlyList<FileStream> open, Func<IReadOnlyList<FileStream>, Task<T>> read) =>
        open.Count == paths.Count
            ? read(open)
            : ReadAsync(paths[open.Count], file => ReadAllAsync(paths, [.. open, file], read));
}
