using System.Xml.Linq;
using MonEspaceSante.Dmp;
using MonEspaceSante.Nomenclature;
using static MonEspaceSante.Sdk.Testing.CdaSampleHeader;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>Who writes a sample, wherever the document names the person.</summary>
internal sealed class CdaSampleAuthor(CdaSample sample)
{
    private const string Professionals = "1.2.250.1.71.4.2.1";
    private const string Structures = "1.2.250.1.71.4.2.2";
    private const string ProfessionAndSpeciality = "1.2.250.1.213.1.1.4.5";

    /// <summary>Who writes, and answers for what is written: the patient, or else the professional.</summary>
    public XElement Writer(string name) => sample.IsByPatient ? Patient(name) : Person(name);

    public XElement Person(string name) => E(name,
        Id(),
        E("code", Coded(Speciality())),
        E("addr", A("nullFlavor", "NASK")),
        E("telecom", A("nullFlavor", "NASK")),
        E("assignedPerson", E("name", E("family", sample.Author.Name.Family), E("given", sample.Author.Name.Given))),
        E("representedOrganization", Organization()));

    public XElement Id() => E("id", A("root", Professionals), A("extension", sample.Author.PsIdNat));

    public XElement[] Organization() =>
    [
        E("id", A("root", Structures), A("extension", sample.Structure.StructIdNat)),
        E("name", sample.Structure.Name),
    ];

    private XElement Patient(string name) => E(name,
        E("id", A("root", sample.Patient.Oid), A("extension", sample.Patient.Matricule)),
        E("addr", A("nullFlavor", "NASK")),
        E("telecom", A("nullFlavor", "NASK")),
        E("assignedPerson", E("name", E("family", sample.PatientName.Family), E("given", sample.PatientName.Given))));

    private Code Speciality()
    {
        var profession = sample.Author.Profession;
        var code = sample.Author.Speciality is { } speciality ? $"G15_{profession}/{speciality}" : $"G15_{profession}";
        return new Code(code, ProfessionAndSpeciality, ValueSet.Professions.Find(profession)?.Label ?? profession);
    }
}
