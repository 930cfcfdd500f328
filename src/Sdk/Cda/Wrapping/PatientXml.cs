using System.Xml.Linq;
using MonEspaceSante.Identity;
using static MonEspaceSante.Cda.Wrapping.HeaderXml;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>The patient in a header.</summary>
internal static class PatientXml
{
    public static XElement Of(CdaPatient patient) => E("recordTarget", E("patientRole",
        Id(patient.Ins),
        Untold("addr"),
        Untold("telecom"),
        E("patient", A("classCode", "PSN"),
            E("name", Names(patient)),
            E("administrativeGenderCode", A("code", patient.Sex), A("codeSystem", "2.16.840.1.113883.5.1")),
            E("birthTime", A("value", patient.BirthDate)),
            patient.BirthPlace is { } place
                ? E("birthplace", E("place", E("addr", E("county", place))))
                : null)));

    /// <summary>A patient, or a representative, who writes.</summary>
    public static XElement Writer(string name, CdaWriter writer) => E(name,
        Id(writer.Ins),
        Untold("addr"),
        Untold("telecom"),
        E("assignedPerson", E("name", E("family", writer.Name.Family), E("given", writer.Name.Given))));

    public static XElement Id(Ins ins) => E("id", A("root", ins.Oid), A("extension", ins.Matricule));

    /// <summary>An element that the header must have, and that says that it was not asked.</summary>
    public static XElement Untold(string name) => E(name, A("nullFlavor", "NASK"));

    // BR is the birth certificate, CL what the patient goes by; the names of the certificate stand together unqualified.
    private static IEnumerable<XElement> Names(CdaPatient patient)
    {
        yield return E("family", A("qualifier", "BR"), patient.BirthName);
        yield return E("given", string.Join(' ', patient.GivenNames));
        yield return E("given", A("qualifier", "BR"), patient.GivenNames is [var first, ..] ? first : "");
        if (patient.UsedName is { } name)
            yield return E("family", A("qualifier", "CL"), name);
        if (patient.UsedGivenName is { } given)
            yield return E("given", A("qualifier", "CL"), given);
    }
}
