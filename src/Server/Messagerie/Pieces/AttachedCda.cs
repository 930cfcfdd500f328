using System.Xml;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>Whom and what a clinical document tells of. An exchange demands less of it than a deposit does.</summary>
/// <param name="Type">Its type; null when it tells none.</param>
/// <param name="Patient">The patient; null when it tells no INS in service.</param>
internal sealed record AttachedCda(string? Type, Ins? Patient)
{
    private const string Hl7 = "urn:hl7-org:v3";

    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        CloseInput = false,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    /// <summary>Reads the header, and nothing after it.</summary>
    /// <param name="document">A CDA that was verified: it is well-formed and within the limits.</param>
    public static async Task<AttachedCda> ReadAsync(Stream document)
    {
        using var reader = XmlReader.Create(document, Settings);
        while (NameOf(reader) != "ClinicalDocument" && await reader.ReadAsync())
        {
            // It may stand inside the stylesheet that displays it.
        }

        var found = new AttachedCda(null, null);
        var (depth, isRole, hasCode, hasIns) = (reader.Depth, false, false, false);
        while (await reader.ReadAsync() && (reader.Depth - depth, NameOf(reader)) is not (1, "component"))
        {
            switch (reader.Depth - depth, NameOf(reader))
            {
                case (1, "code") when !hasCode:
                    (hasCode, found) = (true, found with { Type = reader.GetAttribute("code")?.Trim() });
                    break;
                case (2, { Length: > 0 } name):
                    isRole = name == "patientRole";
                    break;
                case (3, "id") when isRole && !hasIns && OidOf(reader) is { } oid:
                    Ins.TryParse(reader.GetAttribute("extension")?.Trim(), oid, out var ins);
                    (hasIns, found) = (true, found with { Patient = ins });
                    break;
            }
        }

        return found;
    }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "AttachedCda(…)";

    private static string NameOf(XmlReader reader) =>
        reader.NodeType == XmlNodeType.Element && reader.NamespaceURI == Hl7 ? reader.LocalName : "";

    private static string? OidOf(XmlReader reader) => reader.GetAttribute("root")?.Trim() is { } oid
        && oid is InsOid.Nir or InsOid.NirTest or InsOid.NirDemonstration or InsOid.Nia
            ? oid
            : null;
}
