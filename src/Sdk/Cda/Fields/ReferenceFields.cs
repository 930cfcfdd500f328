using MonEspaceSante.Nomenclature;

namespace MonEspaceSante.Cda.Fields;

/// <summary>What the document refers to, by the identifiers that a search goes by (referenceIdList).</summary>
/// <remarks>The order that it answers, with its accession number, for any document. The act is a study or an imaging
/// request in a document of imaging only: elsewhere its identifier belongs to the software that wrote it.</remarks>
internal static class ReferenceFields
{
    private const string ImagingClass = "31";
    private const string Orders = "inFulfillmentOf/order";
    private const string Acts = "documentationOf/serviceEvent/id";

    public static IReadOnlyList<string> Read(HeaderElement root, DocumentType type)
    {
        var acts = type.Class.Value == ImagingClass || type.Code.Value == DocumentTypes.ImagingRequest
            ? root.All(Acts)
            : [];
        return
        [
            .. root.All($"{Orders}/id").Concat(root.All($"{Orders}/{HeaderTree.AccessionNumber}")).Concat(acts)
                .Select(Identifier)
                .OfType<string>()
                .Distinct(),
        ];
    }

    private static string? Identifier(HeaderElement id) => (id["extension"], id["root"]) switch
    {
        (_, null) => null,
        (null, { } root) => root,
        ({ } extension, { } root) => $"{extension}^{root}",
    };
}
