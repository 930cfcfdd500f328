namespace MonEspaceSante.Xdm.Zip;

/// <summary>What an entry would be on a disk: the mode of Unix, then the attributes of Windows.</summary>
internal static class FileKind
{
    private const uint TypeOfFile = 0xF000;
    private const uint File = 0x8000;
    private const uint Folder = 0x4000;
    private const uint ReparsePoint = 0x400;

    public static bool IsLink(uint attributes) =>
        (attributes & ReparsePoint) != 0 || ((attributes >> 16) & TypeOfFile) is not (0 or File or Folder);
}
