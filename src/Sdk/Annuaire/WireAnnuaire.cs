using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Annuaire.V1;

namespace MonEspaceSante.Annuaire;

/// <summary>The directory as the contracts spell it. Enumerations have the numbers of the contract.</summary>
internal static class WireAnnuaire
{
    public static Wire.SearchProfessionalsRequest ToWire(this ProfessionalSearch search, string token, int size) => new()
    {
        Identifier = search.Identifier ?? "",
        FamilyName = search.FamilyName ?? "",
        GivenName = search.GivenName ?? "",
        Profession = search.Profession ?? "",
        Speciality = search.Speciality ?? "",
        Commune = search.Commune ?? "",
        Postcode = search.Postcode ?? "",
        CommuneName = search.CommuneName ?? "",
        Structure = search.Structure ?? "",
        StructureName = search.StructureName ?? "",
        PageSize = size,
        PageToken = token,
    };

    public static Wire.SearchMailboxesRequest ToWire(this MailboxSearch search, string token, int size) => new()
    {
        Address = search.Address ?? "",
        Type = (Wire.MailboxType)(search.Type ?? MailboxType.Unknown),
        PsIdNat = search.PsIdNat ?? "",
        Structure = search.Structure ?? "",
        Name = search.Name ?? "",
        Profession = search.Profession ?? "",
        Postcode = search.Postcode ?? "",
        CommuneName = search.CommuneName ?? "",
        PageSize = size,
        PageToken = token,
    };

    public static ListedProfessional ToModel(this Wire.ListedProfessional professional) => new()
    {
        PsIdNat = professional.PsIdNat,
        Name = (professional.Name ?? new()).ToName(),
        Civility = professional.Civility.NullIfEmpty(),
        Activities = [.. professional.Activities.Select(ToModel)],
        Qualifications = [.. professional.Qualifications.Select(ToModel)],
        Mailboxes = [.. professional.Mailboxes.Select(ToModel)],
    };

    public static Mailbox ToModel(this Wire.Mailbox mailbox) => new()
    {
        Address = mailbox.Address,
        Type = Enum.IsDefined((MailboxType)mailbox.Type) ? (MailboxType)mailbox.Type : MailboxType.Unknown,
        Label = mailbox.Label,
        PsIdNat = mailbox.PsIdNat.NullIfEmpty(),
        Holder = mailbox.Holder?.ToName(),
        Profession = ToModel(mailbox.Profession),
        Speciality = ToModel(mailbox.Speciality),
        Structure = ToModel(mailbox.Structure),
        Department = mailbox.Department.NullIfEmpty(),
        Place = ToModel(mailbox.Place),
        AcceptsPaperless = mailbox.AcceptsPaperless,
    };

    private static ProfessionalActivity ToModel(Wire.Activity activity) => new()
    {
        Profession = ToModel(activity.Profession),
        Category = ToModel(activity.Category),
        Speciality = ToModel(activity.Speciality),
        Mode = ToModel(activity.Mode),
        Sector = ToModel(activity.Sector),
        Structure = ToModel(activity.Structure),
        Place = ToModel(activity.Place),
        Phones = [.. activity.Phones],
        Fax = activity.Fax.NullIfEmpty(),
        Email = activity.Email.NullIfEmpty(),
    };

    private static Qualification ToModel(Wire.Qualification qualification) => new(
        Enum.IsDefined((QualificationKind)qualification.Kind)
            ? (QualificationKind)qualification.Kind
            : QualificationKind.Unknown,
        ToModel(qualification.Title) ?? new CodedLabel("", ""),
        ToModel(qualification.Type),
        ToModel(qualification.Profession));

    private static ListedStructure? ToModel(Wire.ListedStructure? structure) => structure is null ? null : new()
    {
        StructIdNat = structure.StructIdNat.NullIfEmpty(),
        Name = structure.Name.NullIfEmpty(),
        TradeName = structure.TradeName.NullIfEmpty(),
        Finess = structure.Finess.NullIfEmpty(),
        LegalFiness = structure.LegalFiness.NullIfEmpty(),
        Siret = structure.Siret.NullIfEmpty(),
    };

    private static ListedPlace? ToModel(Wire.Place? place) => place is null ? null : new()
    {
        Complement = place.Complement.NullIfEmpty(),
        Street = place.Street.NullIfEmpty(),
        Postcode = place.Postcode.NullIfEmpty(),
        Commune = place.Commune.NullIfEmpty(),
        CommuneName = place.CommuneName.NullIfEmpty(),
        Department = place.Department.NullIfEmpty(),
        Country = place.Country.NullIfEmpty(),
    };

    private static CodedLabel? ToModel(Wire.CodedLabel? label) => label is null ? null : new(label.Code, label.Label);
}
