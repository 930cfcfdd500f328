using MonEspaceSante.Cps;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Refusals;

/// <summary>What can go wrong on this computer; the reasons of the server are in the SDK's catalogue.</summary>
internal static class LocalRefusal
{
    public const string FolderInUseReason = "DOSSIER_DONNEES_OCCUPE";

    public const string NoSandboxReason = "BAC_A_SABLE_ABSENT";

    public const string WrongUseReason = "COMMANDE_INCORRECTE";

    private const string AddressInUseReason = "ADRESSE_OCCUPEE";
    private const string OtherAddress = "Indiquez une autre adresse, par exemple --serveur https://localhost:5444.";

    public static LocalRefusalException NoServer(Settings settings) => new(
        "SERVICE_INDISPONIBLE",
        $"Aucun serveur ne répond à l'adresse {French.Address(settings.Server)}.",
        $"Démarrez le bac à sable dans un autre terminal : {Invocation.Of("serveur", settings)}");

    public static LocalRefusalException NoSandbox(Settings settings, Exception cause) => new(
        NoSandboxReason,
        $"Le dossier « {settings.DataFolder} » ne contient pas de bac à sable : ni cartes, ni autorité de confiance.",
        $"Créez-le : {Invocation.Of("serveur", settings)} ; ou indiquez son dossier avec --donnees.",
        cause);

    public static LocalRefusalException NoCarte(string carte, IReadOnlyList<string> known) => new(
        "CARTE_INCONNUE",
        $"La carte « {carte} » n'existe pas.",
        $"Choisissez une carte du bac à sable ({string.Join(", ", known)}) ou un fichier .p12 avec --carte.");

    public static LocalRefusalException NoCode(string carte) => WrongUse(
        $"Le code porteur de la carte « {carte} » manque.",
        $"Indiquez-le avec --code ou {Settings.CodeVariable}, ou lancez la commande dans un terminal, qui le demandera.");

    public static LocalRefusalException NoPassword() => WrongUse(
        "Le mot de passe de l'assuré manque.",
        "Indiquez-le avec --mot-de-passe ou la variable MES_MOT_DE_PASSE.");

    public static LocalRefusalException CarteOfStructure() => new(
        "CARTE_DE_STRUCTURE",
        "Ce certificat est celui d'une structure ; il ne dit pas quelle personne agit.",
        "Choisissez la carte d'une personne (--carte medecin), ou dites comment la structure agit : --indirecte, --air, --psc.");

    public static LocalRefusalException CarteOfPerson() => new(
        "CARTE_DE_PERSONNE",
        "Les options --air, --indirecte et --psc s'emploient avec les certificats d'une structure ; cette carte est celle d'une personne.",
        "Retirez l'option, ou choisissez les certificats d'une structure, par exemple --carte structure.");

    public static LocalRefusalException AccessNeedsPatient() => WrongUse(
        "Le bris de glace et la connexion secrète s'ouvrent pour un patient ; cette commande n'en concerne aucun.",
        "Retirez --bris-de-glace et --connexion-secrete.");

    public static LocalRefusalException NoIdentity() => WrongUse(
        "L'identité à vérifier manque.",
        "Indiquez le matricule avec --ins et les traits, ou ce qu'un lecteur a scanné avec --datamatrix.");

    public static LocalRefusalException NoBeneficiary(IReadOnlyList<string> givenNames) => WrongUse(
        $"La carte Vitale porte plusieurs bénéficiaires : {string.Join(", ", givenNames)}.",
        "Indiquez lequel avec --beneficiaire et son rang dans cette liste.");

    public static LocalRefusalException MissingColumns(IReadOnlyList<string> columns) => WrongUse(
        $"Il manque au fichier CSV : {string.Join(", ", columns)}.",
        "La première ligne nomme les colonnes : matricule, nom, prenoms, sexe, naissance, et au besoin oid et lieu.");

    public static LocalRefusalException EmptyFile() => new(
        "FICHIER_CSV_VIDE",
        "Le fichier CSV ne contient aucune identité.",
        "La première ligne nomme les colonnes, chacune des suivantes porte une identité.");

    public static LocalRefusalException BadQuotes(int line) => new(
        "FICHIER_CSV_GUILLEMETS",
        $"Un guillemet est mal placé ou n'est pas refermé à la ligne {line} du fichier CSV.",
        "Corrigez cette ligne, ou enregistrez de nouveau le fichier depuis votre tableur.");

    public static LocalRefusalException NoConsent() => WrongUse(
        "Le consentement du patient n'a pas été recueilli : il n'y a ici personne à qui poser la question.",
        "Lancez la commande dans un terminal, ou indiquez --consentement-recueilli et --texte-consentement <fichier>.");

    public static LocalRefusalException NoConfirmation() => WrongUse(
        "Cette commande est sans retour, et il n'y a ici personne à qui demander de la confirmer.",
        "Lancez-la dans un terminal, ou confirmez-la d'avance avec --oui.");

    public static LocalRefusalException NotConfirmed() => new(
        "NON_CONFIRME",
        "Vous n'avez pas confirmé : rien n'a été fait.",
        "Vérifiez l'identifiant du document dans la liste, puis relancez la commande.");

    public static LocalRefusalException NoPatient() => WrongUse(
        "Aucun des fichiers ne dit de quel patient il s'agit.",
        "Indiquez le matricule du patient avec --ins.");

    public static LocalRefusalException NoType(string file) => WrongUse(
        $"Le fichier « {Path.GetFileName(file)} » ne dit pas quel type de document il est.",
        "Indiquez son type avec --type, par exemple --type 11488-4 pour un compte rendu.");

    public static LocalRefusalException OtherReplacement(string replaced) => new(
        "REMPLACEMENT_DIFFERENT",
        $"Le document CDA ne dit pas remplacer « {replaced} ».",
        "Retirez --remplace, ou corrigez le document (relatedDocument).");

    public static LocalRefusalException IncompleteTraits() => new(
        "TRAITS_INCOMPLETS",
        "Le compte du patient ne donne pas tous les traits qu'un document doit porter.",
        "Déposez un document CDA qui porte les traits de votre fiche patient.");

    public static LocalRefusalException UnknownActivite(string chosen, IEnumerable<Activite> told) => new(
        "LIEU_EXERCICE_INCONNU",
        $"La carte n'indique pas de lieu d'exercice « {chosen} ».",
        Choices(told));

    public static LocalRefusalException SeveralActivites(IReadOnlyCollection<Activite> told) => new(
        "LIEU_EXERCICE_A_CHOISIR",
        $"La carte indique {told.Count} lieux d'exercice.",
        Choices(told));

    public static LocalRefusalException NoFile(string file, Exception? cause = null) => new(
        "FICHIER_INTROUVABLE",
        $"Le fichier « {file} » n'existe pas.",
        "Vérifiez le nom et le dossier du fichier.",
        cause);

    public static LocalRefusalException UnreadableFile(string file, Exception cause) => new(
        "FICHIER_ILLISIBLE",
        $"Le fichier « {file} » ne peut pas être lu.",
        "Vérifiez que c'est bien un fichier et que vous avez le droit de le lire.",
        cause);

    public static LocalRefusalException UnwritableFile(string file, Exception? cause = null) => new(
        "FICHIER_NON_ENREGISTRE",
        $"Le fichier « {file} » n'a pas pu être enregistré.",
        "Vérifiez que le dossier existe, que vous avez le droit d'y écrire et que le disque n'est pas plein.",
        cause);

    public static LocalRefusalException NotServedHere(Uri server) => new(
        "ADRESSE_NON_LOCALE",
        $"Le bac à sable n'écoute que sur cet ordinateur : il ne peut pas démarrer à {French.Address(server)}.",
        "Indiquez une adresse locale, par exemple --serveur https://localhost:5443.");

    public static LocalRefusalException AddressTaken(Uri server, Exception cause) => new(
        AddressInUseReason,
        $"L'adresse {French.Address(server)} est déjà prise par un autre programme.",
        OtherAddress,
        cause);

    public static LocalRefusalException OtherSandbox(Settings settings, Exception cause) => new(
        AddressInUseReason,
        $"Ce qui répond à {French.Address(settings.Server)} n'est pas le bac à sable de « {settings.DataFolder} ».",
        $"{OtherAddress} S'il s'agit d'un autre bac à sable, indiquez son dossier avec --donnees.",
        cause);

    public static LocalRefusalException FolderInUse(string folder, Uri? address, Exception cause) => new(
        FolderInUseReason,
        address is null
            ? $"Un bac à sable utilise déjà le dossier « {folder} »."
            : $"Un bac à sable utilise déjà le dossier « {folder} » ; il écoute à l'adresse {French.Address(address)}.",
        "Utilisez-le tel quel, arrêtez-le, ou choisissez un autre dossier avec --donnees.",
        cause);

    public static LocalRefusalException FolderUnusable(string folder, Exception cause) => new(
        "DOSSIER_DONNEES_INUTILISABLE",
        $"Le bac à sable ne peut pas utiliser le dossier « {folder} ».",
        "Vérifiez que c'est un dossier et que vous pouvez y écrire, ou choisissez-en un autre avec --donnees.",
        cause);

    public static LocalRefusalException NoAuthor() => new(
        "CARTE_SANS_AUTEUR",
        "La démonstration rédige un document au nom d'un professionnel de santé ; cette carte n'en désigne aucun.",
        "Choisissez la carte d'un professionnel, par exemple --carte medecin.");

    public static LocalRefusalException Altered() => new(
        "EMPREINTE_DIFFERENTE",
        "Le document relu n'est pas identique au document déposé.",
        "Relancez la démonstration ; si le message revient, signalez-le.");

    private static string Choices(IEnumerable<Activite> told) =>
        string.Join(" ; ", told.Select(a => $"--activite {a.Structure.StructIdNat} ({a.Structure.Name})")) is { Length: > 0 } all
            ? $"Choisissez : {all}."
            : "Retirez --activite : la carte n'en indique aucun.";

    private static LocalRefusalException WrongUse(string message, string remedy) =>
        new(WrongUseReason, message, remedy) { ExitCode = ExitCode.WrongUse };
}
