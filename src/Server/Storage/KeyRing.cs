using System.Globalization;
using System.Security.Cryptography;

namespace MonEspaceSante.Server.Storage;

/// <summary>
/// The master keys: a folder of numbered files. The highest number seals, all open: to rotate, the operator adds a file.
/// </summary>
internal sealed class KeyRing
{
    private const int KeySize = 32;
    private const string Extension = ".cle";
    private const string IndexFile = "index" + Extension;

    private readonly SortedList<uint, byte[]> _masters = [];
    private readonly byte[] _index;

    private KeyRing(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension))
        {
            if (uint.TryParse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture, out var number))
                _masters.Add(number, Read(path));
        }

        _index = Read(Path.Combine(folder, IndexFile));
    }

    public uint CurrentNumber => _masters.Keys[^1];

    /// <summary>Opens the folder, and draws the first keys where there are none.</summary>
    /// <exception cref="IOException">A key is missing beside others: a new one would open nothing.</exception>
    public static KeyRing Open(string folder)
    {
        PrivateFile.CreateFolder(folder);
        if (!Directory.EnumerateFiles(folder, "*" + Extension).Any(IsMaster))
        {
            // The master comes last: a start that is cut between the two is taken up again.
            foreach (var path in new[] { Path.Combine(folder, IndexFile), Path.Combine(folder, "0001" + Extension) })
            {
                if (!File.Exists(path)) PrivateFile.Write(path, RandomNumberGenerator.GetBytes(KeySize));
            }

            PrivateFile.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(folder))!);
        }

        return new KeyRing(folder);
    }

    /// <summary>Opens a folder that has served, and draws nothing.</summary>
    /// <exception cref="IOException">A key is missing.</exception>
    public static KeyRing OpenExisting(string folder) =>
        Directory.EnumerateFiles(folder, "*" + Extension).Any(IsMaster)
            ? new KeyRing(folder)
            : throw new FileNotFoundException($"Aucune clé dans {folder}.");

    /// <summary>A key of its own for each purpose, so that what one seals no other opens.</summary>
    public byte[] Derive(uint number, ReadOnlySpan<byte> purpose) =>
        _masters.TryGetValue(number, out var master)
            ? Derive(master, purpose)
            : throw new CryptographicException($"Master key {number} is not in the ring.");

    /// <summary>The key of the identifier index. It is never rotated: the index would have to be made anew.</summary>
    public byte[] DeriveIndexKey(ReadOnlySpan<byte> purpose) => Derive(_index, purpose);

    private static bool IsMaster(string path) => Path.GetFileName(path) != IndexFile;

    private static byte[] Derive(byte[] master, ReadOnlySpan<byte> purpose)
    {
        var key = new byte[KeySize];
        HKDF.Expand(HashAlgorithmName.SHA256, master, key, purpose);
        return key;
    }

    private static byte[] Read(string path)
    {
        var key = File.ReadAllBytes(path);
        return key.Length == KeySize
            ? key
            : throw new CryptographicException($"{Path.GetFileName(path)} is not a key of {KeySize} bytes.");
    }
}
