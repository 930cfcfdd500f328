using MonEspaceSante.Identity;

namespace MonEspaceSante.Agenda;

/// <summary>Who and what takes part, by national identifiers.</summary>
internal static class AgendaActors
{
    private const string Oid = "urn:oid:";
    private const string Professionals = $"{Oid}1.2.250.1.71.4.2.1";
    private const string Structures = $"{Oid}1.2.250.1.71.4.2.2";

    // The authorities that assign an INS, in service or not: a matricule of one that is not has its own refusal.
    private const string Patients = $"{Oid}1.2.250.1.213.1.4.";
    private const string Location = "Location";

    public static FhirReference Of(Ins patient) =>
        new(null, Identifier: new FhirIdentifier($"{Oid}{patient.Oid}", patient.Matricule), Type: "Patient");

    public static FhirReference Of(Professional professional) => new(
        null,
        $"{professional.Name.Given} {professional.Name.Family}".Trim(),
        new FhirIdentifier(Professionals, professional.PsIdNat),
        "Practitioner");

    public static FhirReference Of(Structure structure) => new(
        null,
        structure.Name.Length > 0 ? structure.Name : null,
        new FhirIdentifier(Structures, structure.StructIdNat),
        "Organization");

    /// <summary>All of whom there is one.</summary>
    public static IEnumerable<FhirReference> Of(Professional? professional, Structure? structure, string place)
    {
        if (professional is not null) yield return Of(professional);
        if (structure is not null) yield return Of(structure);
        if (place.Length > 0) yield return new FhirReference(null, place, Type: Location);
    }

    public static string PlaceOf(IEnumerable<FhirReference> actors) =>
        actors.FirstOrDefault(actor => actor.Type == Location)?.Display ?? "";

    public static Ins PatientOf(IEnumerable<FhirReference> actors, Ins? known)
    {
        const string path = $"{FhirFault.Root}.participant";
        var told = actors.Select(actor => actor.Identifier)
            .Where(one => one?.System?.StartsWith(Patients, StringComparison.Ordinal) == true && one.Value is not null)
            .Select(one => Ins.Parse(one!.Value!, one.System![Oid.Length..]))
            .Distinct()
            .ToList();
        if (told.Count == 0) return known ?? throw FhirFault.Missing(path);
        return told is [var only] && (known is null || known == only)
            ? only
            : throw FhirFault.NoCounterpart(path, "Un seul patient, celui qui est donné");
    }
}
