namespace MonEspaceSante.Server.Storage;

/// <summary>What tells cheaply that a file is another than before; that of no file is all zero.</summary>
internal readonly record struct FileStamp(DateTime WrittenAt, long Length)
{
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileStamp(file.LastWriteTimeUtc, file.Length) : default;
    }
}
