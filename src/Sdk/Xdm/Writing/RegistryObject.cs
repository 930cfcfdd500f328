using System.Xml.Linq;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using static MonEspaceSante.Xdm.Writing.RegistryElements;

namespace MonEspaceSante.Xdm.Writing;

/// <summary>What hangs on one object of the registry, each with an id of its own.</summary>
/// <param name="id">The id of the object.</param>
/// <param name="kind">What XDS calls it.</param>
internal sealed class RegistryObject(string id, string kind)
{
    private int _count;

    public XElement Author(string scheme, Author author, Ins patient) => Classification(scheme, "",
        Slot("authorPerson", RegistryValues.Person(author, patient)),
        author.Structure is { } structure ? Slot("authorInstitution", RegistryValues.Structure(structure)) : null,
        author.Role is { } role ? Slot("authorRole", role) : null,
        author.Speciality is { } speciality ? Slot("authorSpecialty", RegistryValues.Code(speciality)) : null);

    public XElement Code(string scheme, Code code) => Classification(scheme, code.Value,
        Slot("codingScheme", code.System),
        Labelled("Name", code.Label));

    public XElement Node(string node) => E("Classification",
        A("id", NextId()), A("classifiedObject", id), A("classificationNode", node));

    public XElement Identifier(string scheme, string name, string value) => E("ExternalIdentifier",
        A("id", NextId()), A("registryObject", id), A("identificationScheme", scheme), A("value", value),
        Labelled("Name", $"{kind}.{name}"));

    private XElement Classification(string scheme, string code, params XElement?[] content) => E("Classification",
        A("id", NextId()), A("classifiedObject", id), A("classificationScheme", scheme), A("nodeRepresentation", code),
        content);

    private string NextId() => $"{id}_{++_count:00}";
}
