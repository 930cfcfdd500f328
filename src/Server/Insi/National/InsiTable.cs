using MonEspaceSante.Server.OperatorFiles;


namespace MonEspaceSante.Server.Insi.National;

/// <summary><c>insi.json</c> as it is written.</summary>
internal sealed record InsiTable(
    string Adresse,
    string Soap,
    InsiTable.Callers Appelants,
    InsiTable.Addressing Relation,
    InsiTable.Bounds Limites,
    InsiTable.Profile Assertion,
    IReadOnlyList<InsiTable.Block> Entetes,
    InsiTable.Operation RechercheVitale,
    InsiTable.Operation RechercheApcv,
    InsiTable.Operation RechercheTraits,
    InsiTable.Answer Reponse,
    InsiTable.FaultCodes Codes,
    InsiTable.UnitVerification Verification,
    InsiTable.BatchVerification Lot) : OperatorTable
{
    /// <summary>Who may ask beside the structure of the certificate and its places of care: structures, and modes of
    /// authentication.</summary>
    public sealed record Callers(
        IReadOnlyList<string> Structures, IReadOnlyList<string> Modes, string? Assumption = null);

    /// <summary>Whether an answer must tell which message it answers to (RelatesTo).</summary>
    public sealed record Addressing(bool Exigee, string? Assumption = null);

    /// <summary>What a call may cost: seconds, tries, calls a second.</summary>
    public sealed record Bounds(
        double DelaiSecondes,
        int Reprises,
        double CoupureTauxEchecs,
        int CoupureAppelsMin,
        double CoupureSecondes,
        int AppelsParSeconde,
        int AppelsEnAttente,
        string? Assumption = null);

    /// <summary>A text at a path below an element: <c>A/B</c>, <c>A/@b</c>, or <c>.</c> for the element itself. The text
    /// takes values by their name in braces; it is left out when they are all empty. A repeated one makes an element of
    /// each word.</summary>
    public sealed record Field(string Chemin, string Valeur, bool Repete = false, string? Assumption = null);

    /// <summary>An element of a request.</summary>
    public sealed record Block(string Espace, string Element, IReadOnlyList<Field> Champs, string? Assumption = null);

    /// <summary>An operation: its action and its body.</summary>
    public sealed record Operation(string Action, Block Corps, string? Assumption = null);

    /// <summary>What the SAML assertion says.</summary>
    public sealed record Profile(
        string NomId, string Qualificatif, IReadOnlyList<SamlAttribute> Attributs, string? Assumption = null);

    public sealed record SamlAttribute(string Nom, string Valeur, string? Assumption = null);

    /// <summary>Where an answer tells its outcome and the person: paths below the element.</summary>
    public sealed record Answer(
        string Espace,
        string Element,
        string Code,
        string Trouve,
        string Aucun,
        string Plusieurs,
        string Actif,
        string Historique,
        string Traits,
        NumberPaths Matricule,
        TraitPaths Identite,
        IReadOnlyDictionary<string, string> Oids,
        string? Assumption = null);

    public sealed record NumberPaths(string Numero, string Cle, string Oid, string Debut, string Fin);

    public sealed record TraitPaths(string Nom, string Prenom, string Prenoms, string Sexe, string Date, string Lieu);

    /// <summary>The codes of faults that pass, and of those that tell of the certificate.</summary>
    public sealed record FaultCodes(IReadOnlyList<string> Techniques, IReadOnlyList<string> Certificat);

    /// <summary>The codes that tell that an identity is right, or wrong.</summary>
    public sealed record Verdicts(IReadOnlyList<string> Identique, IReadOnlyList<string> Differente);

    public sealed record UnitVerification(
        Operation Operation, string Espace, string Element, string Code, Verdicts Verdicts, string? Assumption = null);

    /// <summary>A batch is left, then asked for until it is ready.</summary>
    public sealed record BatchVerification(
        int Maximum,
        int UnitairesMax,
        double PremiereAttenteSecondes,
        double AttenteSecondes,
        int LecturesMax,
        int Simultanes,
        double RassemblementSecondes,
        double ConservationMinutes,
        Operation Depot,
        Block Ligne,
        Receipt Recepisse,
        Operation Lecture,
        Result Resultat,
        string? Assumption = null);

    public sealed record Receipt(string Espace, string Element, string Code, string Accepte, string Numero);

    public sealed record Result(
        string Espace,
        string Element,
        string Code,
        string Pret,
        string PasPret,
        string Ligne,
        string Rang,
        string CodeLigne,
        Verdicts Verdicts);
}
