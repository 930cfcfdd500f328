using System.Text;
using MonEspaceSante.Errors;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Errors;

/// <summary>The troubleshooting guide is the catalogue, put in words.</summary>
internal sealed class DepannageTests
{
    [Test]
    public void Guide_tells_what_the_catalogue_tells() => Accepted.Require("docs/depannage.md", Guide());

    private static string Guide()
    {
        var text = new StringBuilder();
        text.Append("# Dépannage\n\n");
        text.Append("Chaque refus porte un code stable, une phrase pour la personne devant l'écran et ce qu'elle peut faire.\n");
        text.Append("Cherchez ici le code affiché par votre logiciel.\n\n");
        text.Append("Pour l'éditeur : le code est dans `ReasonCode`, la phrase dans `Message`, la marche à suivre dans `Remedy`.\n");
        text.Append("Chaque type d'exception correspond à une chose que l'appelant peut faire. Cette page est produite à partir de\n");
        text.Append("`src/Sdk/Errors/error-catalogue.json` ; un test la compare.\n");
        foreach (var action in ErrorCatalogue.Entries.GroupBy(e => e.Action).OrderBy(g => g.Key))
            text.Append(Chapter(action.Key)).AppendJoin("", action.Select(Section));
        return text.ToString();
    }

    private static string Chapter(CallerAction action) =>
        $"\n## {Title(action)}\n\nType d'exception : `{CatalogueTests.ExceptionName(action)}`.\n";

    private static string Section(CatalogueEntry entry) =>
        $"""

        ### {entry.Code}

        {entry.Message}

        - Que faire : {entry.Remedy}
        - Qui agit : {Who(entry.Actor)}
        - Réessayer sans rien changer : {(entry.IsTransient ? "oui, la cause peut passer" : "non")}
        - Statut gRPC : `{entry.Status}`

        """.ReplaceLineEndings("\n");

    private static string Title(CallerAction action) => action switch
    {
        CallerAction.Integration => "Corriger l'appel",
        CallerAction.Service => "Attendre, ou faire rétablir le service",
        CallerAction.Carte => "Vérifier ou changer la carte",
        CallerAction.Session => "Ouvrir une nouvelle session",
        CallerAction.Habilitation => "Faire agir une personne habilitée",
        CallerAction.Patient => "Vérifier l'identité du patient",
        CallerAction.Dossier => "Se passer du dossier",
        CallerAction.Document => "Corriger le document, ou en choisir un autre",
        CallerAction.Message => "Corriger le message, ou choisir d'autres destinataires",
        CallerAction.Compte => "Vérifier le code, le mot de passe ou l'état du compte",
        CallerAction.Agenda => "Choisir un autre horaire, ou relire l'agenda",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    private static string Who(Actor actor) => actor switch
    {
        Actor.User => "le professionnel ou le secrétariat",
        Actor.Administrator => "l'administrateur du poste ou du service",
        Actor.Vendor => "l'éditeur du logiciel",
        Actor.Person => "l'assuré, ou son représentant légal",
        Actor.National => "le service national",
        _ => throw new ArgumentOutOfRangeException(nameof(actor)),
    };
}
