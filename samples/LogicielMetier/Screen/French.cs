using System.Globalization;
using System.Text;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Nomenclature;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>How things are said to a French professional.</summary>
internal static class French
{
    private const char NoBreak = '\u00A0';

    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly string[] Units = ["octets", "Ko", "Mo", "Go"];

    /// <summary>Makes French the language of the whole program, whatever the computer's.</summary>
    public static void Impose()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Culture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Culture;
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = Encoding.UTF8;
    }

    /// <summary>Keeps punctuation on the line of the word before it.</summary>
    public static string Typeset(string text) => text
        .Replace(" :", $"{NoBreak}:", StringComparison.Ordinal)
        .Replace(" ;", $"{NoBreak};", StringComparison.Ordinal)
        .Replace("« ", $"«{NoBreak}", StringComparison.Ordinal)
        .Replace(" »", $"{NoBreak}»", StringComparison.Ordinal);

    public static string Address(Uri server) => server.GetLeftPart(UriPartial.Authority);

    public static string Name(PersonName name) => name.Given.Length == 0
        ? name.Family
        : $"{Culture.TextInfo.ToTitleCase(name.Given.ToLower(Culture))} {name.Family}";

    /// <summary>With the first of the given names alone, as people are called.</summary>
    public static PersonName InDailyUse(PersonName name) => name with { Given = name.Given.Split(' ')[0] };

    public static string Porteur(ICarteCps carte) => carte.Porteur.Professional is { } professional
        ? Name(professional.Name)
        : carte.Activites[0].Structure.Name;

    public static string Profession(ICarteCps carte) => carte.Porteur switch
    {
        { Type: TypeCarte.Cpe } => "Secrétaire médical",
        { Type: TypeCarte.Cde } => "Directeur d'établissement",
        { Type: TypeCarte.Cpa } => "Personnel autorisé",
        { Type: TypeCarte.Cda } => "Directeur d'organisme autorisé",
        { Professional.Profession: var profession } => ValueSet.Professions.Find(profession)?.Label ?? profession,
        _ => "Structure",
    };

    /// <summary>A matricule in the groups that it is read out in.</summary>
    public static string Matricule(Ins ins)
    {
        var m = ins.Matricule;
        return string.Join(NoBreak, m[..1], m[1..3], m[3..5], m[5..7], m[7..10], m[10..13], m[13..]);
    }

    public static string Instant(DateTimeOffset instant) => instant.ToLocalTime().ToString("dd/MM/yyyy HH:mm", Culture);

    public static string Day(DateTimeOffset instant) => instant.ToLocalTime().ToString("dd/MM/yyyy", Culture);

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", Culture);

    public static string Hour(DateTimeOffset instant) => instant.ToLocalTime().ToString("HH:mm", Culture);

    public static string Elapsed(TimeSpan time) => $"{time.TotalSeconds.ToString("0.00", Culture)}{NoBreak}s";

    public static string Size(long bytes)
    {
        var unit = 0;
        var size = (double)bytes;
        for (; size >= 1024 && unit < Units.Length - 1; unit++) size /= 1024;
        return $"{size.ToString(unit == 0 || size >= 100 ? "0" : "0.#", Culture)}{NoBreak}{Units[unit]}";
    }

    public static string Type(DocumentMetadata metadata) =>
        metadata.Type.Label is { Length: > 0 } label ? label : metadata.Class.Label;

    public static string Readers(Visibility visibility) => visibility switch
    {
        { Professionals: true, Patient: true, LegalRepresentatives: true } => "visible par tous",
        { Professionals: false, LegalRepresentatives: false } => "masqué aux professionnels et représentants légaux",
        { Professionals: false } => "masqué aux professionnels",
        { Patient: false, LegalRepresentatives: false } => "invisible pour le patient et ses représentants légaux",
        { Patient: false } => "invisible pour le patient",
        _ => "invisible pour les représentants légaux",
    };

    /// <summary>All that stands between a document and its readers.</summary>
    public static string State(Document document) =>
        $"{State(document.Status, document.IsArchived)}, {Readers(document.Visibility)}";

    public static string State(DocumentStatus status, bool isArchived)
    {
        var version = status switch
        {
            DocumentStatus.Approved => "version en cours",
            DocumentStatus.Deprecated => "ancienne version",
            DocumentStatus.Deleted => "supprimé",
            _ => "état inconnu",
        };
        return isArchived ? $"{version}, archivé" : version;
    }

    public static string Status(DossierStatus status) => status switch
    {
        DossierStatus.Actif => "ouvert",
        DossierStatus.Ferme => "fermé",
        DossierStatus.Inexistant => "jamais ouvert",
        _ => "inconnu",
    };
}
