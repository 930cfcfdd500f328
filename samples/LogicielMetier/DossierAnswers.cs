using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier;

/// <summary>What scripts read of dossiers and authorisations, as <see cref="Answers"/> for documents.</summary>
internal static class DossierAnswers
{
    public static object Of(Dossier dossier) => new
    {
        dossier.Patient.Matricule,
        dossier.Patient.Oid,
        Status = Word(dossier.Status),
        dossier.CloseTime,
        dossier.ClosingReason,
        AttachedToMonEspaceSante = dossier.IsAttachedToMonEspaceSante,
        Authorization = Code(dossier.Authorization),
        dossier.AuthorizationExpireTime,
        MedecinTraitant = dossier.CallerIsMedecinTraitant,
        dossier.Traits,
    };

    public static object Of(PatientContext context) => new
    {
        context.Dossier.Patient.Matricule,
        context.Dossier.Patient.Oid,
        Status = Word(context.Dossier.Status),
        context.Dossier.CloseTime,
        context.Dossier.ClosingReason,
        AttachedToMonEspaceSante = context.Dossier.IsAttachedToMonEspaceSante,
        Authorization = Code(context.Dossier.Authorization),
        context.Dossier.AuthorizationExpireTime,
        MedecinTraitant = context.Dossier.CallerIsMedecinTraitant,
        context.Dossier.Traits,
        context.Transactions,
        FeedingOpposed = context.IsFeedingOpposed,
        BrisDeGlaceOpposed = context.IsBrisDeGlaceOpposed,
        Minor = context.IsMinor,
        DivergingTraits = context.DivergingTraits.Select(Word),
        context.PreviousVisitTime,
        context.NewDocuments,
        MedicalSummary = context.HasMedicalSummary,
    };

    public static object Of(AdministrativeData data) => new
    {
        data.Patient.Matricule,
        data.Patient.Oid,
        data.Traits,
        AttachedToMonEspaceSante = data.IsAttachedToMonEspaceSante,
        Minor = data.IsMinor,
        BrisDeGlaceOpposed = data.IsBrisDeGlaceOpposed,
        UrgenceOpposed = data.IsUrgenceOpposed,
    };

    public static object Of(ListedDossier dossier) => new
    {
        dossier.Patient.Matricule,
        dossier.Patient.Oid,
        dossier.Traits,
        Authorization = Of(dossier.Authorization),
        dossier.LastDocumentTime,
        dossier.LastVisitTime,
    };

    public static object Of(PatientCandidate candidate) => new
    {
        candidate.Patient.Matricule,
        candidate.Patient.Oid,
        candidate.Traits,
        candidate.MatchPercent,
        UrgenceOpposed = candidate.IsUrgenceOpposed,
    };

    public static object Of(Authorization authorization) => new
    {
        Status = Code(authorization.Status),
        Professional = authorization.Professional is { } professional
            ? new { Id = professional.PsIdNat, Name = French.Name(professional.Name), professional.Profession }
            : null,
        Structure = authorization.Structure.Name,
        MedecinTraitant = authorization.IsMedecinTraitant,
        authorization.StartTime,
        authorization.LastActionTime,
        authorization.ExpireTime,
    };

    public static object Of(AccessTrace trace) => new
    {
        trace.Rank,
        trace.Time,
        Professional = new { Id = trace.Professional.PsIdNat, Name = French.Name(trace.Professional.Name) },
        Structure = trace.Structure.Name,
        Person = trace.Person is { } person ? French.Name(person) : null,
        Application = trace.Application?.ApplicationId,
        AuthenticationMode = Word(trace.AuthenticationMode),
        AccessMode = Word(trace.AccessMode),
        trace.Reason,
        Secret = trace.IsSecret,
        trace.Transaction,
        trace.UniqueId,
        Automatic = trace.IsAutomatic,
    };

    public static object Of(DossierChange change) => new
    {
        Kind = Word(change.Kind),
        change.Time,
        change.UniqueId,
        change.ReplacedUniqueId,
        Document = change.Document is { } document ? Answers.Listed(document) : null,
        change.Cursor,
    };

    // As the national services spell it.
    private static string Code(AuthorizationStatus status) => status switch
    {
        AuthorizationStatus.Valide => "VALIDE",
        AuthorizationStatus.Expire => "EXPIRE",
        AuthorizationStatus.Interdit => "INTERDIT",
        AuthorizationStatus.NonExiste => "NON_EXISTE",
        _ => "INCONNU",
    };

    private static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return $"{char.ToLowerInvariant(name[0])}{name[1..]}";
    }
}
