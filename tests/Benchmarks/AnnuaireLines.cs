using System.Globalization;

namespace MonEspaceSante.Benchmarks;

/// <summary>Made-up files in the format that the national directory publishes, each line told by its rank alone; line 0 is the
/// header. Names, communes and professions are as unevenly spread as real ones are.</summary>
internal static class AnnuaireLines
{
    public const string ActivityHeader =
        "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité d'exercice|"
        + "Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|"
        + "Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|"
        + "Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|"
        + "Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|"
        + "Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|"
        + "Numéro Voie (coord. structure)|Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|"
        + "Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|"
        + "Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|"
        + "Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|"
        + "Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|"
        + "Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)|"
        + "Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|"
        + "Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|"
        + "Libellé genre activité|";

    public const string BoiteHeader =
        "Type de BAL|Adresse BAL|Type Identifiant PP|Identifiant PP|Identification nationale PP|Type identifiant structure|"
        + "Identification Structure|Service de rattachement|Civilité d'exercice|Nom d'exercice|Prénom d'exercice|"
        + "Catégorie profession|Libellé de catégorie profession|Code Profession|Libellé Profession|Code savoir-faire|"
        + "Libellé savoir-faire|Dématérialisation|Raison Sociale structure BAL|Enseigne commerciale structure BAL|"
        + "L2COMPLEMENTLOCALISATION structure BAL|L3COMPLEMENTDISTRIBUTION structure BAL|L4NUMEROVOIE structure BAL|"
        + "L4COMPLEMENTNUMEROVOIE structure BAL|NL4TYPEVOIE structure BAL|L4LIBELLEVOIE structure BAL|"
        + "L5LIEUDITMENTION structure BAL|L6LIGNEACHEMINEMENT structure BAL|Code postal structure BAL|"
        + "Département structure BAL|Pays structure BAL";

    // Three lines in four are somebody's first.
    private const int LinesOfThree = 4;
    private const int Communes = 5_000;

    private static readonly string[] Syllables =
    [
        "MAR", "TIN", "BER", "NARD", "DU", "BOIS", "LE", "ROY", "PE", "RIN", "GAU", "VIL", "LARD", "FON", "TAI", "NE", "CHE",
        "VA", "LIER", "MO", "REAU", "SI", "MON", "LAU", "RENT", "GIR", "AUD", "BLAN", "CHARD", "ROUS", "SEL", "FAU",
    ];

    private static readonly string[] Given =
        ["MARIE", "JEAN", "PAUL", "ANNE", "LÉA", "HUGO", "CLAIRE", "LUC", "ÉLISE", "YVES", "NADIA", "RÉMI", "INÈS", "OMAR", "JADE", "THÉO"];

    private static readonly (string Code, string Label, string Sector, string SectorLabel)[] Professions =
    [
        ("60", "Infirmier", "SA07", "Cabinet individuel"), ("60", "Infirmier", "SA01", "Etablissement Public de santé"),
        ("60", "Infirmier", "SA08", "Cabinet de groupe"), ("10", "Médecin", "SA07", "Cabinet individuel"),
        ("10", "Médecin", "SA01", "Etablissement Public de santé"), ("70", "Masseur-Kinésithérapeute", "SA07", "Cabinet individuel"),
        ("21", "Pharmacien", "SA33", "Pharmacie d'officine"), ("40", "Chirurgien-Dentiste", "SA07", "Cabinet individuel"),
        ("50", "Sage-Femme", "SA07", "Cabinet individuel"), ("28", "Opticien-Lunetier", "SA42", "Appareillage médical"),
    ];

    public static string Activity(int line)
    {
        if (line == 0) return ActivityHeader;
        var (rank, person) = (line - 1, PersonOf(line));
        var (code, label, sector, sectorLabel) = Professions[Draw(person, 1, Professions.Length)];
        var commune = CommuneOf(rank);
        var structure = rank / 4;
        var doctor = code == "10" ? "S|Spécialité ordinale|SM26|Qualifié en Médecine Générale" : "|||";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"8|{Rpps(person)}|8{Rpps(person)}|DR|Docteur|M|Monsieur|{FamilyName(person)}|{GivenName(person)}|{code}|{label}|C|Civil|"
            + $"{doctor}|L|Libéral|{100_000_000_000_00 + structure}|{100_000_000 + (structure % 900_000_000)}|{100_000_000 + structure}||"
            + $"F{structure:000000000}|CABINET {FamilyName(structure)}|||RDC|{1 + (rank % 150)}||R|Rue|DE {FamilyName(rank + 7)}||"
            + $"{Postcode(commune)} {CommuneName(commune)}|{Postcode(commune)}|{Cog(commune)}|{CommuneName(commune)}|99100|France|"
            + $"02{rank % 100_000_000:00000000}||||{Postcode(commune)[..2]}|Département|1{100_000_000 + structure}|ARS/CPAM/CPAM|{sector}|{sectorLabel}|||||||");
    }

    public static string Boite(int line)
    {
        if (line == 0) return BoiteHeader;
        var (rank, commune) = (line - 1, CommuneOf(line - 1));
        var place = $"||||{1 + (rank % 150)}||R|DE {FamilyName(rank + 7)}||{Postcode(commune)} {CommuneName(commune)}|{Postcode(commune)}|{Postcode(commune)[..2]}|France";
        return rank % 5 == 4
            ? $"ORG|structure.{rank}@essais.mssante.fr||||FINESS|{100_000_000 + (rank / 4)}|Accueil||||||||||True|CABINET {FamilyName(rank / 4)}{place}"
            : $"PER|personne.{rank}@essais.mssante.fr|8|{Rpps(rank)}|8{Rpps(rank)}||||DR|{FamilyName(rank)}|{GivenName(rank)}|C|Civil|10|Médecin|||False|{place}";
    }

    /// <summary>Whose the activity of a line is.</summary>
    public static int PersonOf(int line) => (line - 1) * 3 / LinesOfThree;

    public static string Rpps(int person)
    {
        var digits = (1_000_000_000L + person).ToString(CultureInfo.InvariantCulture);
        return $"{digits}{KeyOf(digits)}";
    }

    /// <summary>One of 32,768, the first far more often than the last.</summary>
    public static string FamilyName(int person)
    {
        var draw = Math.Min(Draw(person, 2, Syllables.Length), Draw(person, 3, Syllables.Length));
        return Syllables[draw] + Syllables[Draw(person, 4, Syllables.Length)] + Syllables[Draw(person, 5, Syllables.Length)];
    }

    public static string GivenName(int person) => Given[Draw(person, 6, Given.Length)];

    /// <summary>One of 5,000, the first far more often than the last.</summary>
    public static int CommuneOf(int rank) => Math.Min(Draw(rank, 7, Communes), Math.Min(Draw(rank, 8, Communes), Draw(rank, 9, Communes)));

    public static string Postcode(int commune) => $"{10_000 + commune}";

    private static string Cog(int commune) => $"{20_000 + commune}";

    private static string CommuneName(int commune) => $"SAINT-{FamilyName(commune)}-{commune}";

    private static int Draw(int rank, int what, int among)
    {
        var mixed = (ulong)(((long)rank << 8) + what) * 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93UL;
        return (int)((mixed ^ (mixed >> 32)) % (ulong)among);
    }

    private static int KeyOf(string digits)
    {
        var sum = 0;
        for (var rank = 0; rank < digits.Length; rank++)
        {
            var digit = digits[^(rank + 1)] - '0';
            var doubled = rank % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return (10 - (sum % 10)) % 10;
    }
}
