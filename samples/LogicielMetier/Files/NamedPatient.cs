using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;

namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>The patient that a document names. Its faults show before the card is asked for anything.</summary>
internal static class NamedPatient
{
    public static async Task<Ins> ReadAsync(FileStream document, CancellationToken cancellationToken)
    {
        var header = await CdaDocument.ReadAsync(document, new Nowhere(), new CdaLimits(), cancellationToken);
        document.Position = 0;
        return DocumentMetadata.FromCda(header).Patient;
    }

    private sealed class Nowhere : CdaSink
    {
        public override ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken) => default;

        public override ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            default;
    }
}
