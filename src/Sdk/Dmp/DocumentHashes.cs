using System.Security.Cryptography;

namespace MonEspaceSante.Dmp;

/// <summary>The size and the hashes of bytes that go by.</summary>
internal sealed class DocumentHashes : IDisposable
{
    private readonly IncrementalHash _sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Size { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _sha1.AppendData(bytes);
        _sha256.AppendData(bytes);
        Size += bytes.Length;
    }

    /// <summary>For the national registry, which knows no other: nothing is trusted on it.</summary>
    public byte[] Sha1() => _sha1.GetCurrentHash();

    public byte[] Sha256() => _sha256.GetCurrentHash();

    public void Dispose()
    {
        _sha1.Dispose();
        _sha256.Dispose();
    }
}
