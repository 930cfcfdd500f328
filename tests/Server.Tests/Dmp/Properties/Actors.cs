using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>Those who come to the dossier.</summary>
internal static class Actors
{
    public static readonly Actor Author = new("medecin", "10", Standing.Authorized);
    public static readonly Actor Midwife = new("sage-femme", "50", Standing.Authorized);
    public static readonly Actor Nurse = new("infirmier", "60", Standing.None);
    public static readonly Actor Dentist = new("dentiste", "40", Standing.Blocked);

    private static readonly Professional OfTheClinic =
        new("899700500889", new PersonName("INTERNE", "ALEX"), "10", "SM26");

    public static IReadOnlyList<Actor> All { get; } =
    [
        Author,
        new("medecin-regulation", "10", Standing.Authorized),
        new("medecin-traitant", "10", Standing.MedecinTraitant),
        new("opticien", "28", Standing.Authorized),
        Midwife,
        Nurse,
        Dentist,
        new("structure", "", Standing.None) { ActsForStructure = true, Author = OfTheClinic },
        new("secretaire", "SECRETARIAT_MEDICAL", Standing.None)
        {
            ActsForStructure = true,
            Author = SandboxServer.Responsable,
        },
    ];

    /// <summary>Those about whom the patient may change their mind.</summary>
    public static IReadOnlyList<Actor> Discussed { get; } = [Midwife, Nurse, Dentist];
}
