using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Xdm.Metadata;

/// <summary>People and structures as the registry spells them (XCN, XON).</summary>
internal static class RegistryAuthors
{
    private const int StructureId = 9;

    public static IReadOnlyList<Author> Read(HeaderElement element, string scheme) =>
        [.. element.Classified(scheme).Select(ReadAuthor)];

    public static Author ReadPerson(string told)
    {
        var person = Hl7Value.Components(told);
        return new Author(
            Hl7Value.Text(person, 0), new PersonName(Hl7Value.Text(person, 1), Hl7Value.Text(person, 2)));
    }

    private static Author ReadAuthor(HeaderElement classification) =>
        ReadPerson(classification.Slot("authorPerson") ?? "") with
        {
            Structure = classification.Slot("authorInstitution") is { } structure ? ReadStructure(structure) : null,
            Speciality = classification.Slot("authorSpecialty") is { } speciality ? ReadCode(speciality) : null,
            Role = classification.Slot("authorRole"),
        };

    private static Structure ReadStructure(string told)
    {
        var structure = Hl7Value.Components(told);
        return new Structure(Hl7Value.Text(structure, StructureId), Hl7Value.Text(structure, 0));
    }

    private static Code ReadCode(string told)
    {
        var code = Hl7Value.Components(told);
        return new Code(Hl7Value.Text(code, 0), Hl7Value.Text(code, 2), Hl7Value.Text(code, 1));
    }
}
