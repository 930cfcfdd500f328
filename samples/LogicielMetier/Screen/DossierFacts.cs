using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Commands;
using MonEspaceSante.Nomenclature;
using MonEspaceSante.Session;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>How the state of a dossier, and who may read it, are said.</summary>
internal static class DossierFacts
{
    public static IEnumerable<(string, string)> Of(Dossier dossier)
    {
        yield return ("Patient", French.Matricule(dossier.Patient));
        yield return ("DMP", State(dossier));
        if (dossier.ClosingReason is { } reason) yield return ("Motif", reason);
        if (dossier.Status != DossierStatus.Actif)
        {
            yield return ("Que faire", "Remettez les documents au patient par un autre moyen.");
            yield break;
        }

        yield return ("Autorisation", State(dossier.Authorization, dossier.AuthorizationExpireTime));
        yield return ("Médecin traitant", dossier.CallerIsMedecinTraitant ? "vous" : "ce n'est pas vous");
        if (dossier.Traits is not { } traits) yield break;
        foreach (var fact in Of(traits)) yield return fact;
    }

    public static IEnumerable<(string, string)> Of(Traits traits)
    {
        yield return ("Nom de naissance", traits.BirthName ?? "");
        if (traits.UsedName is { } used) yield return ("Nom utilisé", used);
        yield return ("Prénoms", traits.GivenNames ?? "");
        yield return ("Sexe", traits.Sex ?? "");
        yield return ("Né(e) le", BirthDate.Show(traits.BirthDate ?? ""));
    }

    public static IEnumerable<(string, string)> Of(Authorization authorization)
    {
        yield return ("Pour", Holder(authorization));
        yield return ("Autorisation", State(authorization.Status, authorization.ExpireTime));
        if (authorization.IsMedecinTraitant) yield return ("Médecin traitant", "oui");
    }

    public static string Holder(Authorization authorization) => authorization.Professional is { } professional
        ? French.Name(professional.Name)
        : $"l'équipe de soins de {authorization.Structure.Name}";

    public static string Profession(Authorization authorization) => authorization.Professional is { } professional
        ? ValueSet.Professions.Find(professional.Profession)?.Label ?? professional.Profession
        : "";

    public static string State(AuthorizationStatus status, DateTimeOffset? expireTime) => status switch
    {
        AuthorizationStatus.Valide => $"accordée{Until(" jusqu'au", expireTime)}",
        AuthorizationStatus.Expire => $"expirée{Until(" depuis le", expireTime)}",
        AuthorizationStatus.Interdit => "bloquée par le patient",
        AuthorizationStatus.NonExiste => "aucune",
        _ => "inconnue",
    };

    public static string Time(DateTimeOffset? time, string none) => time is { } known ? French.Instant(known) : none;

    public static string Trait(DivergingTrait trait) => trait switch
    {
        DivergingTrait.BirthName => "nom de naissance",
        DivergingTrait.GivenNames => "prénoms",
        DivergingTrait.Sex => "sexe",
        DivergingTrait.BirthDate => "date de naissance",
        _ => "autre trait",
    };

    public static string Kind(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "Ajouté",
        ChangeKind.Replaced => "Nouvelle version",
        ChangeKind.Updated => "Modifié",
        ChangeKind.Removed => "Retiré",
        _ => "Changé",
    };

    /// <summary>Who had an access: an application, a person in their own account, a professional, or the structure or the
    /// service where nobody is named.</summary>
    public static string Who(AccessTrace trace)
    {
        if (trace.Application is { } application) return application.Name;
        var name = French.Name(trace.Person ?? trace.Professional.Name);
        return name.Length > 0 ? name : trace.Structure.Name;
    }

    public static string Circumstances(AccessTrace trace) => string.Join(", ", new[]
    {
        trace.Reason is { } reason ? $"bris de glace ({reason})" : null,
        trace.AccessMode == AccessMode.Centre15 ? "centre 15" : null,
        trace.IsSecret ? "connexion secrète" : null,
        trace.IsAutomatic ? "automatique" : null,
    }.Where(text => text is not null));

    public static string Rights(IReadOnlyList<string> transactions) =>
        transactions.Count == 0 ? "aucun" : string.Join(", ", transactions.Select(Transactions.Name));

    private static string Until(string words, DateTimeOffset? time) =>
        time is { } end ? $"{words} {French.Day(end)}" : "";

    private static string State(Dossier dossier) => dossier switch
    {
        { Status: DossierStatus.Actif, IsAttachedToMonEspaceSante: true } => "ouvert, rattaché à Mon espace santé",
        { CloseTime: { } time } => $"fermé le {French.Day(time)}",
        _ => French.Status(dossier.Status),
    };
}
