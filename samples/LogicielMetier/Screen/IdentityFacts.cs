using MonEspaceSante.Identity;
using MonEspaceSante.Insi;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>National identities, for the professional.</summary>
internal static class IdentityFacts
{
    public static IEnumerable<(string Label, string Value)> Of(InsAnswer answer)
    {
        yield return ("INSi", Of(answer.Outcome));
        if (answer.Identity is not { } identity) yield break;
        yield return ("Matricule", identity.Ins.Matricule);
        yield return ("Nom de naissance", identity.Traits.BirthName);
        yield return ("Prénoms", identity.Traits.GivenNames);
        yield return ("Sexe", identity.Traits.Sex);
        yield return ("Naissance", Birth(identity.Traits));
        if (identity.Former.Count > 0)
            yield return ("Avant", string.Join(", ", identity.Former.Select(former => former.Ins.Matricule)));
        yield return ("À faire", "comparer ces traits à la pièce d'identité du patient.");
    }

    public static IEnumerable<(string Label, string Value)> Of(VerdictCounts counts) =>
    [
        ("Identiques", $"{counts.Identical:N0}"),
        ("Différentes", $"{counts.Different:N0}"),
        ("Non vérifiées", $"{counts.Unverified:N0}"),
    ];

    public static string Of(IdentityVerdict verdict) => verdict == IdentityVerdict.Identique
        ? "le matricule et les traits sont ceux d'une même personne."
        : "le matricule et les traits ne correspondent pas : retirez le matricule de la fiche du patient.";

    private static string Of(InsOutcome outcome) => outcome switch
    {
        InsOutcome.Trouve => "une personne trouvée.",
        InsOutcome.Plusieurs => "plusieurs personnes ont ces traits : ajoutez des prénoms ou le lieu de naissance.",
        _ => "personne n'a ces traits : vérifiez-les, ou gardez une identité provisoire.",
    };

    private static string Birth(TraitsIdentite traits) =>
        traits.BirthPlace is { } place ? $"{traits.BirthDate.Value}, lieu {place.Value}" : traits.BirthDate.Value;
}
