using MonEspaceSante.LogicielMetier.Refusals;

namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>A file that the user names, to be read.</summary>
internal static class InputFile
{
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
}
