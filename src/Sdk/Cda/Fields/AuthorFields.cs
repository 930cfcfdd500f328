using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Cda.Fields;

/// <summary>Who or what wrote the document, and who answers for it.</summary>
internal static class AuthorFields
{
    /// <summary>The register of professionals.</summary>
    public const string Professionals = "1.2.250.1.71.4.2.1";
    private const string Structures = "1.2.250.1.71.4.2.2";

    public static IReadOnlyList<Author> ReadAuthors(HeaderElement root)
    {
        root.Require("author", "Aucun auteur");
        return [.. root.All("author").Select(ReadAuthor)];
    }

    public static Author ReadAuthor(HeaderElement author) =>
        Read(author.Require("assignedAuthor", "L'auteur n'est pas nommé")) with
        {
            Role = author.First("functionCode")?["displayName"],
        };

    public static Author ReadLegalAuthenticator(HeaderElement root) =>
        Read(root.Require("legalAuthenticator", "Aucun responsable du document")
            .Require("assignedEntity", "Le responsable du document n'est pas nommé"));

    private static Author Read(HeaderElement entity)
    {
        var id = PreferredId(entity, Professionals)
            ?? throw entity.Lacks("id", "L'identifiant de la personne ou du dispositif manque");
        return new Author(id, ReadName(entity), ReadStructure(entity), entity.First("code")?.ReadCode());
    }

    private static Structure? ReadStructure(HeaderElement entity) =>
        entity.First("representedOrganization") is { } organization
            ? new Structure(PreferredId(organization, Structures) ?? "", organization.First("name")?.Text ?? "")
            : null;

    // An author may carry identifiers of several registers: the national one wins wherever it stands.
    private static string? PreferredId(HeaderElement entity, string register)
    {
        var ids = entity.All("id").Where(id => id["root"] is not null).ToList();
        var id = ids.Find(id => id["root"] == register && id["extension"] is not null) ?? ids.FirstOrDefault();
        return id?["extension"] ?? id?["root"];
    }

    private static PersonName ReadName(HeaderElement entity)
    {
        if (entity.First("assignedAuthoringDevice") is { } device)
        {
            var named = device.First("softwareName") ?? device.First("manufacturerModelName");
            return new PersonName(named?.Text ?? "", "");
        }

        if (entity.First("assignedPerson/name") is not { } name)
            return new PersonName("", "");
        var family = name.All("family").FirstOrDefault(f => f["qualifier"] != "BR") ?? name.First("family");
        return new PersonName((family ?? name).Text, name.First("given")?.Text ?? "");
    }
}
