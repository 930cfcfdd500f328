using System.Xml;
using System.Xml.Schema;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Lint;

/// <summary>The XML schemas that the operator installed, compiled once.</summary>
internal sealed class InstalledSchemas
{
    private const string Option = "SchemaFolder";
    private static readonly XmlQualifiedName Document = new("ClinicalDocument", CdaXml.Hl7);

    private InstalledSchemas(XmlSchemaSet set) => Set = set;

    public XmlSchemaSet Set { get; }

    /// <summary>Reads the schema that declares a ClinicalDocument, and all that it includes from the folder.</summary>
    public static InstalledSchemas Read(string folder, string? file)
    {
        try
        {
            var root = Path.GetFullPath(folder);
            var set = new XmlSchemaSet { XmlResolver = new SchemaFolderResolver(root) };

            // What cannot be found is told as a warning, and would be taken as anything later.
            set.ValidationEventHandler += (_, told) => throw told.Exception;
            set.Add(null, file is null ? Find(root) : Path.Combine(root, file));
            set.Compile();
            return set.GlobalElements.Contains(Document)
                ? new InstalledSchemas(set)
                : throw Refuse("Aucun schéma du dossier ne déclare ClinicalDocument");
        }
        catch (Exception fault) when (fault is XmlException or XmlSchemaException or IOException
            or UnauthorizedAccessException)
        {
            throw Refusal.Because(Reason.SchemasIllisibles, fault);
        }
    }

    private static string Find(string root)
    {
        var declaring = Directory.EnumerateFiles(root, "*.xsd", SearchOption.AllDirectories).Where(Declares).ToList();
        return declaring.Count switch
        {
            1 => declaring[0],
            0 => throw Refuse("Aucun schéma du dossier ne déclare ClinicalDocument"),
            _ => throw Refuse("Plusieurs schémas du dossier déclarent ClinicalDocument : nommez-en un (SchemaFile)"),
        };
    }

    private static bool Declares(string file)
    {
        using var stream = File.OpenRead(file);
        using var reader = CdaXml.Create(stream);
        while (reader.Read())
        {
            if (reader is { Depth: 1, NodeType: XmlNodeType.Element, LocalName: "element" }
                && reader.GetAttribute("name") == Document.Name)
                return true;
        }

        return false;
    }

    private static MonEspaceSanteException Refuse(string description) =>
        Refusal.Because(Reason.SchemasIllisibles, new Violation(Option, description));
}
