using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.Server.Tests.Habilitation.Cells;

/// <summary>The columns of the functional matrix: six actors in three modes of access, and three actors in mode AIR and
/// with Pro Santé Connect.</summary>
internal static class MatrixColumns
{
    private const string Regulation = "regulation";
    private const string Clinic = "structure";

    private static readonly Professional Doctor = SandboxServer.Responsable;
    private static readonly Professional Nurse = Of("899700500038", "60");
    private static readonly Professional FamilyDoctor = Of("899700500152", "10", "SM26");
    private static readonly Professional EmergencyDoctor = Of("899700500178", "10", "SM26");
    private static readonly Professional OccupationalDoctor = Of("899700500160", "10", "SM25");
    private static readonly Professional Secretary = Of("699700296140001/CPE00001", "SECRETARIAT_MEDICAL");
    private static readonly Professional Dispatcher = Of("899700500999", "335");

    public static IReadOnlyList<IReadOnlyList<MatrixColumn>> Groups { get; } =
    [
        [Directe("infirmier", Nurse), Centre15("ps", Nurse), BrisDeGlace("infirmier", Nurse)],
        [Directe("medecin", Doctor), Directe("medecin-regulation", EmergencyDoctor, AccessMode.Centre15), BrisDeGlace("medecin", Doctor)],
        [
            Directe("medecin-traitant", FamilyDoctor) with { IsMedecinTraitant = true },
            Directe("medecin-regulation", EmergencyDoctor, AccessMode.Centre15) with { IsMedecinTraitant = true },
            BrisDeGlace("medecin-traitant", FamilyDoctor) with { IsMedecinTraitant = true },
        ],
        [
            Directe("medecin-travail", OccupationalDoctor),
            Centre15("medecin_travail", OccupationalDoctor),
            BrisDeGlace("medecin-travail", OccupationalDoctor),
        ],
        [
            OfCabinet(Directe("secretaire", Secretary)),
            Centre15("cpe", Secretary) with { Author = Doctor },
            OfCabinet(BrisDeGlace("secretaire", Secretary)),
        ],
        [
            new("structure normal", Clinic, AuthenticationMode.Indirecte, AccessMode.Normal, Doctor),
            Centre15("structure", Dispatcher) with { Author = Doctor },
            new("structure bris_de_glace", Clinic, AuthenticationMode.Indirecte, AccessMode.BrisDeGlace, Doctor),
        ],
        [Air("ps", Nurse), Air("medecin", Doctor), Air("medecin_traitant", FamilyDoctor) with { IsMedecinTraitant = true }],
        [Psc("ps", Nurse), Psc("medecin", Doctor), Psc("medecin_traitant", FamilyDoctor) with { IsMedecinTraitant = true }],
    ];

    private static MatrixColumn Directe(string card, Professional holder, AccessMode access = AccessMode.Normal) =>
        new($"{card} {access}", card, AuthenticationMode.Directe, access, holder);

    private static MatrixColumn BrisDeGlace(string card, Professional holder) =>
        Directe(card, holder, AccessMode.BrisDeGlace);

    private static MatrixColumn Centre15(string actor, Professional person) =>
        new($"{actor} centre_15", Regulation, AuthenticationMode.Regulation, AccessMode.Centre15, person);

    private static MatrixColumn Air(string actor, Professional person) =>
        new($"{actor} AIR", Clinic, AuthenticationMode.Air, AccessMode.Normal, person);

    private static MatrixColumn Psc(string actor, Professional person) =>
        new($"{actor} PSC", Clinic, AuthenticationMode.ProSanteConnect, AccessMode.Normal, person);

    private static MatrixColumn OfCabinet(MatrixColumn secretary) => secretary with { Author = Doctor, Sender = "medecin" };

    private static Professional Of(string psIdNat, string profession, string? speciality = null) =>
        new(psIdNat, new PersonName("ESSAI", "DOMINIQUE"), profession, speciality);
}
