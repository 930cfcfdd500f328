using MonEspaceSante.Compte;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>Accounts, for the person.</summary>
internal static class CompteFacts
{
    public static IEnumerable<(string Label, string Value)> Of(CompteTitulaire compte)
    {
        yield return ("Patient", French.Matricule(compte.Patient));
        yield return ("Compte", Of(compte.Status));
        if (compte.OppositionEndTime is { } end) yield return ("Opposition", $"possible jusqu'au {French.Day(end)}");
        if (compte.ActivateTime is { } activated) yield return ("Activé", $"le {French.Day(activated)}");
        if (compte.CloseTime is { } closed) yield return ("Clos", $"le {French.Day(closed)}");
        if (compte.EraseTime is { } erased) yield return ("Effacement", $"le {French.Day(erased)}");
        if (compte.IsRepresented && compte.MajorityTime is { } majority)
            yield return ("Représenté", $"par ses représentants légaux, jusqu'au {French.Day(majority)}");
    }

    private static string Of(CompteStatus status) => status switch
    {
        CompteStatus.Inexistant => "aucun",
        CompteStatus.Annonce => "annoncé : il s'ouvre sans opposition",
        CompteStatus.Oppose => "aucun : la personne s'y est opposée",
        CompteStatus.Cree => "ouvert, pas encore activé",
        CompteStatus.Actif => "actif",
        CompteStatus.Clos => "clos : ce qu'il contient revient avec un nouveau compte",
        _ => "inconnu de cette version",
    };
}
