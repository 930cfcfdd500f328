using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Commands.Applications;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier;

/// <summary>What is told of the catalogue: to scripts as <see cref="Answers"/> for documents, and to users.</summary>
internal static class CatalogueAnswers
{
    public static object Of(ReferencedApplication application) => new
    {
        application.ApplicationId,
        application.Version,
        application.Name,
        application.Publisher,
        Status = application.Status.ToString().ToLowerInvariant(),
        application.StatusReason,
        Scopes = GrantWords.Of(application.Scopes),
        Purposes = GrantWords.Of(application.Purposes),
    };

    public static object Of(ApplicationGrant grant) => new
    {
        grant.GrantId,
        grant.ApplicationId,
        Scopes = GrantWords.Of(grant.Scopes),
        Purposes = GrantWords.Of(grant.Purposes),
        grant.GrantTime,
        grant.ExpireTime,
        grant.RevokeTime,
    };

    public static object Of(Measure measure) =>
        new { measure.MeasureId, measure.Code, measure.Value, measure.Unit, measure.Time };

    public static IEnumerable<(string, string)> Facts(ReferencedApplication application) =>
    [
        ("Application", $"{application.Name} {application.Version} ({application.ApplicationId})"),
        ("Éditeur", application.Publisher),
        ("État", State(application)),
        ("Accès", string.Join(", ", GrantWords.Of(application.Scopes))),
        ("Finalités", string.Join(", ", GrantWords.Of(application.Purposes))),
        ("Description", application.Description),
    ];

    public static IEnumerable<(string, string)> Facts(ApplicationGrant grant) =>
    [
        ("Autorisation", $"{grant.GrantId:D}"),
        ("Application", grant.ApplicationId),
        ("Accès", string.Join(", ", GrantWords.Of(grant.Scopes))),
        ("Finalités", string.Join(", ", GrantWords.Of(grant.Purposes))),
        ("Donnée le", French.Instant(grant.GrantTime)),
        grant.RevokeTime is { } ended ? ("Terminée le", French.Instant(ended)) : ("Expire le", French.Instant(grant.ExpireTime)),
    ];

    public static IEnumerable<(string, string)> Facts(Measure measure) =>
        [(French.Instant(measure.Time), $"{measure.Code} : {measure.Value} {measure.Unit}")];

    private static string State(ReferencedApplication application) => application.Status switch
    {
        ApplicationStatus.Referencee => "référencée",
        ApplicationStatus.Suspendue => $"suspendue : {application.StatusReason}",
        ApplicationStatus.Retiree => $"retirée : {application.StatusReason}",
        _ => "inconnu",
    };
}
