using System.Xml.Linq;
using static MonEspaceSante.Cda.Wrapping.HeaderXml;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>The patient in a header.</summary>
internal static class PatientXml
{
    public static XElement Of(CdaPatient patient) => E("recordTarget", E("patientRole",
        E("id", A("root", patient.Ins.Oid), A("extension", patient.Ins.Matricule)),
        Untold("addr"),
        Untold("telecom"),
        E("patient", A("classCode", "PSN"),
            E("name", Names(patient)),
            E("administrativeGenderCode", A("code", patient.Sex), A("codeSystem", "2.16.840.1.113883.5.1")),
            E("birthTime", A("value", patient.BirthDate)),
            patient.BirthPlace is { } place
                ? E("birthplace", E("place", E("addr", E("county", place))))
                : null)));

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
