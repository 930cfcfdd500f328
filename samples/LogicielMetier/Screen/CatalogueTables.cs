using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Commands.Applications;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>Applications, and what they may do, for the person.</summary>
internal static class CatalogueTables
{
    public static Table OfApplications(IEnumerable<ReferencedApplication> applications)
    {
        var table = DossierTables.Columns("Identifiant", "Application", "Éditeur", "Accès possibles");
        foreach (var application in applications)
        {
            table.AddRow(
                new Text(application.ApplicationId),
                new Text($"{application.Name} {application.Version}"),
                new Text(application.Publisher),
                new Text(string.Join(", ", GrantWords.Of(application.Scopes))));
        }

        return table;
    }

    public static Table OfGrants(IEnumerable<ApplicationGrant> grants)
    {
        var table = DossierTables.Columns("Autorisation", "Application", "Accès", "État");
        foreach (var grant in grants)
        {
            table.AddRow(
                new Text($"{grant.GrantId:D}"),
                new Text(grant.ApplicationId),
                new Text(string.Join(", ", GrantWords.Of(grant.Scopes))),
                new Text(grant.RevokeTime is { } ended
                    ? $"terminée le {French.Day(ended)}"
                    : $"jusqu'au {French.Day(grant.ExpireTime)}"));
        }

        return table;
    }
}
