using System.Globalization;
using MonEspaceSante.Cda.Fields;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Xdm.Metadata;

namespace MonEspaceSante.Xdm.Writing;

/// <summary>Values as the registry spells them (CX, XCN, XON, DTM).</summary>
/// <remarks>IHE ITI TF-3, 4.2.3.1.7; IHE France for the types of identifiers.</remarks>
internal static class RegistryValues
{
    private const string DateFormat = "yyyyMMddHHmmss";
    private const string Structures = "1.2.250.1.71.4.2.2";
    private const string NationalId = "NH";
    private const string LocalId = "PI";
    private const int DayLength = 8;
    private const int MinuteLength = 12;

    /// <summary>A time is told in UTC, to the minute at least: offsets are not whole hours everywhere.</summary>
    public static string Date(PartialDate date) => date.Digits.Length <= DayLength
        ? date.Digits
        : Instant(date.ToInstant())[..Math.Max(date.Digits.Length, MinuteLength)];

    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

    public static string Patient(Ins patient) => Patient(patient.Matricule, patient.Oid, NationalId);

    public static string SourcePatient(DocumentMetadata metadata) =>
        metadata.SourcePatientId?.LastIndexOf('^') is { } at
            ? Patient(metadata.SourcePatientId[..at], metadata.SourcePatientId[(at + 1)..], LocalId)
            : Patient(metadata.Patient);

    public static string Person(Author person, Ins patient)
    {
        var (authority, type) = person.Id == patient.Matricule
            ? (patient.Oid, NationalId)
            : (AuthorFields.Professionals, person.Id.Contains('/', StringComparison.Ordinal) ? "EI" : "IDNPS");
        return $"{Hl7Value.Of(person.Id)}^{Hl7Value.Of(person.Name.Family)}^{Hl7Value.Of(person.Name.Given)}"
            + $"^^^^^^&{authority}&ISO^D^^^{type}";
    }

    public static string Structure(Structure structure) =>
        $"{Hl7Value.Of(structure.Name)}^^^^^&{Structures}&ISO^IDNST^^^{Hl7Value.Of(structure.StructIdNat)}";

    public static string Code(Code code) =>
        $"{Hl7Value.Of(code.Value)}^{Hl7Value.Of(code.Label)}^{Hl7Value.Of(code.System)}";

    private static string Patient(string id, string root, string type) =>
        $"{Hl7Value.Of(id)}^^^&{root}&ISO^{type}";
}
