using System.Collections.Frozen;
using MonEspaceSante.Protos.Access.V1;

namespace MonEspaceSante.Server.Habilitation;

/// <summary>The words that <c>matrice-fonctionnelle.json</c> may use. Any other is a fault of the file.</summary>
internal static class MatrixWords
{
    public static FrozenDictionary<string, MatrixActor> Actors { get; } = new Dictionary<string, MatrixActor>
    {
        ["ps"] = MatrixActor.ProfessionnelSante,
        ["medecin"] = MatrixActor.Medecin,
        ["medecin_traitant"] = MatrixActor.MedecinTraitant,
        ["medecin_travail"] = MatrixActor.MedecinTravail,
        ["cpe"] = MatrixActor.Cpe,
        ["structure"] = MatrixActor.Structure,
    }.ToFrozenDictionary();

    public static FrozenDictionary<string, AccessMode> AccessModes { get; } = new Dictionary<string, AccessMode>
    {
        ["normal"] = AccessMode.Normal,
        ["centre_15"] = AccessMode.Centre15,
        ["bris_de_glace"] = AccessMode.BrisDeGlace,
    }.ToFrozenDictionary();

    public static FrozenDictionary<string, AuthenticationMode> AuthenticationModes { get; } =
        new Dictionary<string, AuthenticationMode>
        {
            ["DIRECTE"] = AuthenticationMode.Directe,
            ["DIRECTE_PSC"] = AuthenticationMode.ProSanteConnect,
            ["INDIRECTE"] = AuthenticationMode.Indirecte,
            ["AIR"] = AuthenticationMode.Air,
            ["REGULATION"] = AuthenticationMode.Regulation,
        }.ToFrozenDictionary();

    public static FrozenDictionary<string, Grant> Grants { get; } = new Dictionary<string, Grant>
    {
        ["oui"] = Grant.Granted,
        ["non"] = Grant.Denied,
        ["auteur"] = Grant.OwnDocuments,
        ["structure"] = Grant.OwnStructure,
    }.ToFrozenDictionary();

    public static FrozenSet<string> Transactions { get; } =
    [
        "TD0.2",
        "TD0.3.ajout", "TD0.3.suppression", "TD0.3.medecin-traitant",
        "TD0.4", "TD0.4.derniere-autorisation",
        "TD0.5",
        "TD0.9",
        "TD1.3a",
        "TD1.6",
        "TD2.1", "TD2.2",
        "TD3.1", "TD3.1.reference",
        "TD3.2", "TD3.2.masque",
        "TD3.3a.masquer", "TD3.3a.demasquer",
        "TD3.3b",
        "TD3.3c", "TD3.3c.document-patient",
        "TD3.3d", "TD3.3d.document-patient",
    ];
}
