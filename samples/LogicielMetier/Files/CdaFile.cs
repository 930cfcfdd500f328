using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;

namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>What a document says of itself. Its faults show before the card is asked for anything.</summary>
internal static class CdaFile
{
    public static async Task<DocumentMetadata> ReadAsync(FileStream document, CancellationToken cancellationToken)
    {
        var header = await CdaDocument.ReadAsync(document, new CdaLimits(), cancellationToken);
        document.Position = 0;
        return DocumentMetadata.FromCda(header);
    }
}
