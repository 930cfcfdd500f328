using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Dossiers and their patients as the contracts spell them.</summary>
internal static class WireDossier
{
    public static Wire.Traits ToWire(this Traits traits) => new()
    {
        BirthName = traits.BirthName ?? "",
        UsedName = traits.UsedName ?? "",
        GivenNames = traits.GivenNames ?? "",
        Sex = traits.Sex ?? "",
        BirthDate = traits.BirthDate ?? "",
    };

    public static Dossier ToDossier(this Wire.Dossier dossier) => new()
    {
        Patient = dossier.Patient.ToIns(),
        Status = dossier.Status switch
        {
            Wire.DossierStatus.Actif => DossierStatus.Actif,
            Wire.DossierStatus.Ferme => DossierStatus.Ferme,
            Wire.DossierStatus.Inexistant => DossierStatus.Inexistant,
            _ => DossierStatus.Unknown,
        },
        CloseTime = dossier.CloseTime?.ToDateTimeOffset(),
        ClosingReason = dossier.ClosingReason.NullIfEmpty(),
        IsAttachedToMonEspaceSante = dossier.AttachedToMonEspaceSante,
        Authorization = dossier.Authorization.ToStatus(),
        AuthorizationExpireTime = dossier.AuthorizationExpireTime?.ToDateTimeOffset(),
        CallerIsMedecinTraitant = dossier.CallerIsMedecinTraitant,
        Traits = dossier.Traits?.ToTraits(),
    };

    public static PatientContext ToContext(this Wire.PatientContext context) => new()
    {
        Dossier = context.Dossier.ToDossier(),
        Transactions = [.. context.Transactions],
        IsFeedingOpposed = context.FeedingOpposed,
        IsBrisDeGlaceOpposed = context.BrisDeGlaceOpposed,
        IsMinor = context.IsMinor,
        DivergingTraits = [.. context.DivergingTraits.Select(ToDiverging)],
        PreviousVisitTime = context.PreviousVisitTime?.ToDateTimeOffset(),
        NewDocuments = context.NewDocuments.ToDictionary(count => count.Type, count => count.Count),
        HasMedicalSummary = context.HasMedicalSummary,
    };

    public static ResultPage<ListedDossier> ToPage(this Wire.ListDossiersResponse response) => new(
        [
            .. response.Dossiers.Select(dossier => new ListedDossier
            {
                Patient = dossier.Patient.ToIns(),
                Traits = (dossier.Traits ?? new()).ToTraits(),
                Authorization = (dossier.Authorization ?? new()).ToAuthorization(),
                LastDocumentTime = dossier.LastDocumentTime?.ToDateTimeOffset(),
                LastVisitTime = dossier.LastVisitTime?.ToDateTimeOffset(),
            }),
        ],
        response.NextPageToken.NullIfEmpty());

    public static AdministrativeData ToAdministrativeData(this Wire.AdministrativeData data) => new()
    {
        Patient = data.Patient.ToIns(),
        Traits = (data.Traits ?? new()).ToTraits(),
        IsAttachedToMonEspaceSante = data.AttachedToMonEspaceSante,
        IsMinor = data.IsMinor,
        IsBrisDeGlaceOpposed = data.BrisDeGlaceOpposed,
        IsUrgenceOpposed = data.UrgenceOpposed,
    };

    public static PatientCandidate ToCandidate(this Wire.PatientCandidate candidate) => new(
        candidate.Patient.ToIns(),
        (candidate.Traits ?? new()).ToTraits(),
        candidate.MatchPercent,
        candidate.UrgenceOpposed);

    public static NationalParameters ToParameters(this Wire.Parameters parameters) => new(
        parameters.AgeOfMajority, parameters.MinorsFunctions, parameters.MasksMayCumulate, parameters.Production);

    private static Traits ToTraits(this Wire.Traits traits) => new()
    {
        BirthName = traits.BirthName.NullIfEmpty(),
        UsedName = traits.UsedName.NullIfEmpty(),
        GivenNames = traits.GivenNames.NullIfEmpty(),
        Sex = traits.Sex.NullIfEmpty(),
        BirthDate = traits.BirthDate.NullIfEmpty(),
    };

    private static DivergingTrait ToDiverging(Wire.DivergingTrait trait) => trait switch
    {
        Wire.DivergingTrait.BirthName => DivergingTrait.BirthName,
        Wire.DivergingTrait.GivenNames => DivergingTrait.GivenNames,
        Wire.DivergingTrait.Sex => DivergingTrait.Sex,
        Wire.DivergingTrait.BirthDate => DivergingTrait.BirthDate,
        _ => DivergingTrait.Unknown,
    };
}
