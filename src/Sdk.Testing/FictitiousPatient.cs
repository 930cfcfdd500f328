using System.Globalization;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Server.Sandbox;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>A fictitious patient, published or of our own, that every sandbox knows from its first start.</summary>
/// <param name="Ins">The identity, in the test or demonstration environment.</param>
/// <param name="Name">The birth name and the given names.</param>
/// <param name="Sex"><c>F</c> or <c>M</c>; null when none is published.</param>
/// <param name="BirthDate">The birth date; null when none is published, or when it is a day of no calendar.</param>
/// <param name="Dossier">The state of the dossier at the first start.</param>
public sealed record FictitiousPatient(
    Ins Ins, PersonName Name, string? Sex, DateOnly? BirthDate, DossierStatus Dossier)
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<FictitiousPatient> All { get; } =
    [
        .. SandboxData.Patients().Select(Of)
            .OrderBy(p => p.Name.Family, StringComparer.Ordinal)
            .ThenBy(p => p.Name.Given, StringComparer.Ordinal),
    ];

    private static FictitiousPatient Of(SandboxPatient patient) => new(
        Ins.Parse(patient.Matricule, patient.Oids[0]),
        new PersonName(patient.Nom, patient.Prenoms),
        patient.Sexe,
        DateOnly.TryParseExact(patient.Naissance, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null,
        patient.Dossier switch
        {
            "actif" => DossierStatus.Actif,
            "ferme" => DossierStatus.Ferme,
            _ => DossierStatus.Inexistant,
        });
}
