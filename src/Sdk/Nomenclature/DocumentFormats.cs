using System.Collections.Frozen;

namespace MonEspaceSante.Nomenclature;

/// <summary>The format of a document (XDS formatCode), from what its CDA declares.</summary>
/// <remarks>Value set J10 and the association A11 of templates with formats.</remarks>
public static class DocumentFormats
{
    /// <summary>The format of a document that follows no template of IHE or of the CI-SIS.</summary>
    public const string OutsideProfiles = "urn:asipSante:modelesHorsProfils:2011";

    private static readonly FrozenDictionary<string, string> Templates =
        NomenclatureFile.Content.FormatByTemplate.ToFrozenDictionary(r => r.Template, r => r.Format);

    private static readonly FrozenDictionary<string, string> MediaTypes =
        NomenclatureFile.Content.FormatByMediaType.ToFrozenDictionary(
            r => r.Media, r => r.Format, StringComparer.OrdinalIgnoreCase);

    /// <summary>The format of a structured body. Templates go from the general to the special: the last one known
    /// tells.</summary>
    /// <param name="templateIds">The OIDs of the templates that the document declares, in its order.</param>
    public static string OfTemplates(IEnumerable<string> templateIds) =>
        templateIds.Select(Templates.GetValueOrDefault).LastOrDefault(format => format is not null) ?? OutsideProfiles;

    /// <summary>The format of a body that is one file, or null when the DMP takes no such file.</summary>
    /// <param name="mediaType">The media type, such as <c>application/pdf</c>.</param>
    public static string? OfMediaType(string mediaType) => MediaTypes.GetValueOrDefault(mediaType);
}
