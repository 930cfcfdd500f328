using System.IO.Compression;
using Grpc.Net.Compression;

namespace MonEspaceSante.GrpcStandIns.Tests.Interop;

/// <summary>Gzip that tells whether it was really used: plain bytes would go unseen otherwise.</summary>
internal sealed class CountingGzip : ICompressionProvider
{
    private readonly GzipCompressionProvider _gzip = new(CompressionLevel.Fastest);
    private int _compressed;
    private int _decompressed;

    public int Compressed => _compressed;

    public int Decompressed => _decompressed;

    public string EncodingName => _gzip.EncodingName;

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel)
    {
        Interlocked.Increment(ref _compressed);
        return _gzip.CreateCompressionStream(stream, compressionLevel);
    }

    public Stream CreateDecompressionStream(Stream stream)
    {
        Interlocked.Increment(ref _decompressed);
        return _gzip.CreateDecompressionStream(stream);
    }
}
