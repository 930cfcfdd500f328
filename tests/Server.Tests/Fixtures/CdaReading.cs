using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>Reads what a document says of itself.</summary>
internal static class CdaReading
{
    public static async Task<DocumentMetadata> MetadataAsync(Stream document) =>
        DocumentMetadata.FromCda(await CdaDocument.ReadAsync(document, new Nowhere(), new CdaLimits()));

    private sealed class Nowhere : CdaSink
    {
        public override ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken) =>
            ValueTask.CompletedTask;

        public override ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            ValueTask.CompletedTask;
    }
}
