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
}
