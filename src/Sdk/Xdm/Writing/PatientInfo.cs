using MonEspaceSante.Cda;
using MonEspaceSante.Xdm.Metadata;

namespace MonEspaceSante.Xdm.Writing;

/// <summary>The traits of the patient, for who receives the archive to recognise them (sourcePatientInfo).</summary>
/// <remarks>Fields of a PID segment of HL7 v2.5. The type of the name is D for a name in use, L for that of
/// birth.</remarks>
internal static class PatientInfo
{
    private const string AtBirth = "BR";

    public static IEnumerable<string> Of(HeaderElement header)
    {
        if (header.First("recordTarget/patientRole/patient") is not { } patient)
            yield break;
        foreach (var name in patient.All("name"))
        {
            var given = name.All("given").FirstOrDefault(g => g["qualifier"] == AtBirth) ?? name.First("given");
            foreach (var family in name.All("family"))
            {
                var type = family["qualifier"] is null or AtBirth ? "L" : "D";
                yield return $"PID-5|{Hl7Value.Of(family.Text)}^{Hl7Value.Of(given?.Text ?? "")}^^^^^{type}";
            }
        }

        if (patient.First("birthTime")?["value"] is { } birth)
            yield return $"PID-7|{Hl7Value.Of(birth[..Math.Min(birth.Length, 8)])}";
        yield return $"PID-8|{Gender(patient.First("administrativeGenderCode")?["code"])}";
    }

    private static string Gender(string? told) => told is "M" or "F" ? told : "U";
}
