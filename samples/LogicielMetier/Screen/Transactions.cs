using System.Collections.Frozen;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>What the national transactions are to a professional. Their codes are for scripts.</summary>
internal static class Transactions
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["TD0.2"] = "ouvrir le dossier",
        ["TD0.3"] = "changer l'autorisation",
        ["TD0.3.blocage"] = "bloquer un professionnel",
        ["TD0.3.deblocage"] = "lever un blocage",
        ["TD0.5"] = "chercher par les traits",
        ["TD1.3a"] = "lire les données administratives",
        ["TD1.6"] = "lister les autorisés",
        ["TD2.1"] = "déposer",
        ["TD2.1.opposition"] = "noter l'opposition aux dépôts",
        ["TD2.2"] = "déposer (secrétariat)",
        ["TD3.1"] = "chercher",
        ["TD3.1b"] = "retrouver une référence",
        ["TD3.1.reference"] = "retrouver une référence",
        ["TD3.2"] = "lire",
        ["TD3.3a"] = "masquer",
        ["TD3.3a.masquer"] = "masquer",
        ["TD3.3a.demasquer"] = "démasquer",
        ["TD3.3b"] = "rendre visible",
        ["TD3.3c"] = "supprimer",
        ["TD3.3d"] = "archiver",
        ["REPRISE"] = "reprendre l'ancien DMP",
        ["CATALOGUE.documents.lister"] = "lister les documents",
        ["CATALOGUE.documents.lire"] = "lire",
        ["CATALOGUE.documents.suivre"] = "suivre les documents",
        ["CATALOGUE.documents.deposer"] = "déposer",
        ["CATALOGUE.mesures.lire"] = "lire les mesures",
        ["CATALOGUE.mesures.ajouter"] = "ajouter des mesures",
        ["CATALOGUE.agenda.lire"] = "lire l'agenda",
        ["CATALOGUE.rendez-vous.creer"] = "noter un rendez-vous",
        ["CATALOGUE.rendez-vous.annuler"] = "annuler un rendez-vous",
    }.ToFrozenDictionary();

    /// <summary>What a transaction does; its code where this version does not know it.</summary>
    public static string Name(string transaction) => Names.GetValueOrDefault(transaction, transaction);
}
