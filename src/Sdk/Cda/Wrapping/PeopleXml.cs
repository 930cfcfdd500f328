using System.Xml.Linq;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Nomenclature;
using static MonEspaceSante.Cda.Wrapping.HeaderXml;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>Professionals and structures in a header.</summary>
internal static class PeopleXml
{
    private const string Professionals = "1.2.250.1.71.4.2.1";
    private const string Structures = "1.2.250.1.71.4.2.2";
    private const string ProfessionAndSpeciality = "1.2.250.1.213.1.1.4.5";
    private const string Roles = "1.2.250.1.213.1.1.4.6";

    public static XElement Person(string name, Professional person, Structure structure) => E(name,
        Id(person),
        E("code", Coded(Profession(person))),
        PatientXml.Untold("addr"),
        PatientXml.Untold("telecom"),
        E("assignedPerson", E("name", E("family", person.Name.Family), E("given", person.Name.Given))),
        E("representedOrganization", Organization(structure)));

    public static XElement Id(Professional person) =>
        E("id", A("root", Professionals), A("extension", person.PsIdNat));

    public static XElement[] Organization(Structure structure) =>
    [
        E("id", A("root", Structures), A("extension", structure.StructIdNat)),
        E("name", structure.Name),
    ];

    private static Code Profession(Professional person)
    {
        var profession = ValueSet.Professions.Find(person.Profession);
        var code = (profession, person.Speciality) switch
        {
            (null, _) => person.Profession,
            (_, null) => $"G15_{profession.Value}",
            (_, { } speciality) => $"G15_{profession.Value}/{speciality}",
        };
        return ValueSet.AuthorSpecialties.Find(code)
            ?? new Code(code, profession is null ? Roles : ProfessionAndSpeciality, profession?.Label ?? code);
    }
}
