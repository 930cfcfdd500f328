using MonEspaceSante.Errors;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Fields;

/// <summary>How the content is structured: by the file inside at level 1, by the templates at level 3.</summary>
internal static class FormatField
{
    public static string Read(CdaHeader header)
    {
        if (header.Body.MediaType is not { } mediaType)
            return DocumentFormats.OfTemplates(header.Root.All("templateId").Select(t => t["root"]).OfType<string>());
        return DocumentFormats.OfMediaType(mediaType) ?? throw Refusal.Because(
            Reason.CdaChampInvalide,
            new Violation($"{CdaBody.TextPath}/@mediaType", "Format de fichier refusé par le DMP", header.Body.Line));
    }
}
