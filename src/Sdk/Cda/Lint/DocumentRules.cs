using MonEspaceSante.Cda.Fields;
using MonEspaceSante.Dmp;
using MonEspaceSante.Cda.Wrapping;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Lint;

/// <summary>What a header must say of the document itself.</summary>
internal static class DocumentRules
{
    public static IReadOnlyList<HeaderRule> All { get; } =
    [
        new("ENTETE_PROFIL", header =>
        [
            () => RequireValue(header.Root, "realmCode", "code", "FR"),
            () => RequireValue(header.Root, "typeId", "root", "2.16.840.1.113883.1.3"),
            () => RequireValue(header.Root, "typeId", "extension", "POCD_HD000040"),
        ]),
        new("ENTETE_MODELES", header => HeaderXml.FrenchTemplates.Select<string, Action>(template =>
            () => RequireTemplate(header.Root, template))),
        new("CORPS_MODELE", JudgeBodyTemplate),
        new("CORPS_FORMAT", header => { FormatField.Read(header); }),
        new("IDENTIFIANT", header => { IdentifierFields.ReadUniqueId(header.Root); }),
        new("TYPE", header => { TypeField.Read(header.Root, DocumentOrigin.Professionnel); }),
        new("TITRE", header => { TitleField.Read(header.Root); }),
        new("DATE_DOCUMENT", header => { DocumentFields.ReadCreationTime(header.Root); }),
        new("CONFIDENTIALITE", header => { DocumentFields.ReadConfidentiality(header.Root); }),
        new("LANGUE", header =>
        {
            DocumentFields.ReadLanguage(header.Root);
            RequireValue(header.Root, "languageCode", "code", "fr-FR");
        }),
        new("VERSION", header =>
        [
            () => header.Root.Require("setId", "Le lot de versions manque")
                .RequireAttribute("root", "Le lot de versions manque"),
            () => JudgeVersion(header.Root),
        ]),
        new("REMPLACEMENT", JudgeReplacement),
        new("VACCINATION_CONFIDENTIALITE", JudgeVaccination),
    ];

    private static void RequireValue(HeaderElement root, string path, string attribute, string value)
    {
        var element = root.Require(path, "L'élément manque");
        if (element[attribute] != value)
            throw element.Fault(Reason.CdaChampInvalide, $"La valeur {value} est attendue", attribute);
    }

    private static bool Declares(HeaderElement root, string template) =>
        root.All("templateId").Any(t => t["root"] == template);

    private static void RequireTemplate(HeaderElement root, string template)
    {
        if (!Declares(root, template))
            throw root.Lacks("templateId", $"Le modèle {template} n'est pas déclaré");
    }

    private static void JudgeBodyTemplate(CdaHeader header)
    {
        if (header.BodyMediaType is not null)
            RequireTemplate(header.Root, CdaBody.Template);
        else if (Declares(header.Root, CdaBody.Template))
            throw header.Root.Fault(Reason.CdaChampInvalide, "Le modèle d'un corps non structuré est déclaré");
    }

    private static void JudgeVersion(HeaderElement root)
    {
        const string missing = "Le numéro de version manque";
        var element = root.Require("versionNumber", missing);
        element.RequireAttribute("value", missing);
        if (IdentifierFields.ReadVersion(root) < 1)
            throw element.Fault(Reason.CdaChampInvalide, "Un entier à partir de 1 est attendu", "value");
    }

    private static void JudgeReplacement(CdaHeader header)
    {
        var root = header.Root;
        if (IdentifierFields.ReadReplaced(root) is { } replaced && replaced == root.First("id")?["root"])
            throw root.First("relatedDocument")!.Fault(
                Reason.CdaChampInvalide, "Le document dit se remplacer lui-même");
    }

    private static void JudgeVaccination(CdaHeader header)
    {
        if (header.Root.First("code")?["code"] == DocumentTypes.VaccinationNote
            && header.Root.First("confidentialityCode") is { } level && level["code"] is not (null or "N"))
            throw level.Fault(Reason.CdaChampInvalide, "La confidentialité N est attendue", "code");
    }
}
