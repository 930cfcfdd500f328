using System.Globalization;
using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Fields;

/// <summary>Which document it is, of which set, in the place of which.</summary>
internal static class IdentifierFields
{
    private const string Replacement = "RPLC";

    public static string ReadUniqueId(HeaderElement root)
    {
        const string missing = "L'identifiant du document manque";
        var id = root.Require("id", missing);
        if (id["extension"] is not null)
            throw id.Fault(Reason.CdaIdentifiantExtension, "Un OID sans extension est attendu", "extension");
        var uniqueId = id.RequireAttribute("root", missing);
        const string expected = "Un OID d'au plus 128 caractères est attendu";
        return UniqueId.IsValid(uniqueId) ? uniqueId : throw id.Fault(Reason.CdaChampInvalide, expected, "root");
    }

    public static string? ReadSetId(HeaderElement root) => root.First("setId") is { } setId ? Join(setId) : null;

    public static int? ReadVersion(HeaderElement root)
    {
        if (root.First("versionNumber") is not { } version || version["value"] is not { } value)
            return null;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw version.Fault(Reason.CdaChampInvalide, "Un nombre entier est attendu", "value");
    }

    public static string? ReadReplaced(HeaderElement root)
    {
        if (root.All("relatedDocument").FirstOrDefault(d => d["typeCode"] == Replacement) is not { } related)
            return null;
        const string missing = "L'identifiant du document remplacé manque";
        var parent = related.Require("parentDocument/id", missing);
        return Join(parent) ?? throw parent.Fault(Reason.CdaChampAbsent, missing, "root");
    }

    private static string? Join(HeaderElement id) => (id["root"], id["extension"]) switch
    {
        (null, _) => null,
        ({ } root, null) => root,
        ({ } root, { } extension) => $"{root}^{extension}",
    };
}
