using MonEspaceSante.Annuaire;

namespace MonEspaceSante.LogicielMetier;

/// <summary>What is told of the directory: to scripts as <see cref="Answers"/> for documents, and to users.</summary>
internal static class AnnuaireAnswers
{
    public static object Of(ListedProfessional professional) => new
    {
        professional.PsIdNat,
        FamilyName = professional.Name.Family,
        GivenName = professional.Name.Given,
        professional.Civility,
        Activities = professional.Activities.Select(activity => new
        {
            Profession = activity.Profession?.Code,
            Speciality = activity.Speciality?.Code,
            Sector = activity.Sector?.Code,
            activity.Structure?.StructIdNat,
            Structure = NameOf(activity.Structure),
            activity.Place?.Postcode,
            Commune = activity.Place?.CommuneName,
            activity.Phones,
        }),
        Titles = professional.Qualifications.Select(title => new { Kind = Word(title.Kind), title.Title.Code, title.Title.Label }),
        Mailboxes = professional.Mailboxes.Select(Of),
    };

    public static object Of(Mailbox mailbox) => new
    {
        mailbox.Address,
        Type = Word(mailbox.Type),
        mailbox.Label,
        mailbox.PsIdNat,
        mailbox.Structure?.StructIdNat,
    };

    public static IEnumerable<(string, string)> Facts(ListedProfessional professional) =>
    [
        ("Professionnel", $"{professional.Civility} {NameOf(professional)}".Trim()),
        ("Numéro", professional.PsIdNat),
        .. professional.Activities.Select(activity => ("Activité", Describe(activity))),
        .. professional.Qualifications.Select(title => ("Titre", title.Title.Label)),
        .. professional.Mailboxes.Select(mailbox => ("Boîte", $"{mailbox.Address} ({Word(mailbox.Type)})")),
    ];

    public static string NameOf(ListedProfessional professional) => $"{professional.Name.Family} {professional.Name.Given}";

    public static string NameOf(ListedStructure? structure) => structure?.TradeName ?? structure?.Name ?? "";

    public static string NameOf(ListedPlace? place) => $"{place?.Postcode} {place?.CommuneName}".Trim();

    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Describe(ProfessionalActivity activity) => string.Join(", ", new[]
    {
        activity.Profession?.Label,
        activity.Speciality?.Label,
        NameOf(activity.Structure),
        activity.Place?.Street,
        NameOf(activity.Place),
        string.Join(" / ", activity.Phones),
    }.Where(part => !string.IsNullOrEmpty(part)));
}
