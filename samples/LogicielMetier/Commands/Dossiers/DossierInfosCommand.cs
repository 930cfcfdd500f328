using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>Shows the administrative data of an account: they are asked for, so they are shown.</summary>
internal static class DossierInfosCommand
{
    public static Command Describe(CommandRunner runner)
    {
        var command = new SectionCommand(
            Section.Context, "infos", "Afficher les données administratives du compte, traits compris (TD1.3a).");
        runner.HandleVisit(command, RunAsync);
        return command;
    }

    private static async Task RunAsync(Visit visit)
    {
        var data = await visit.Dossiers.GetAdministrativeDataAsync(visit.Patient, visit.CancellationToken);
        visit.Output.Answer(DossierAnswers.Of(data));
        visit.Output.Console.Write(Facts.Of(
        [
            ("Patient", French.Matricule(data.Patient)),
            .. DossierFacts.Of(data.Traits),
            .. Describe(data),
        ]));
    }

    private static IEnumerable<(string, string)> Describe(AdministrativeData data) =>
    [
        ("Mon espace santé", data.IsAttachedToMonEspaceSante ? "compte rattaché" : "non rattaché"),
        ("Patient mineur", data.IsMinor ? "oui" : "non"),
        ("Bris de glace", data.IsBrisDeGlaceOpposed ? "le patient s'y oppose" : "possible en cas de danger"),
        ("Centre 15", data.IsUrgenceOpposed ? "le patient s'y oppose" : "accès possible"),
    ];
}
