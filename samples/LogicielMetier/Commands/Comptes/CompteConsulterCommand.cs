using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Tells the accounts that a person acts for.</summary>
internal static class CompteConsulterCommand
{
    public static Command Describe(CommandRunner runner)
    {
        var command = new SectionCommand(
            Section.Account, "consulter", "Se connecter, et lire l'état de son compte et de ceux des mineurs représentés.");
        runner.HandlePerson(command, RunAsync);
        return command;
    }

    private static async Task RunAsync(PersonVisit visit)
    {
        var comptes = await visit.Compte.ListAsync(visit.CancellationToken);
        visit.Output.Answer(comptes.Select(CompteAnswers.Of));
        foreach (var (rank, compte) in comptes.Index())
        {
            if (rank > 0) visit.Output.Console.WriteLine();
            visit.Output.Console.Write(Facts.Of(CompteFacts.Of(compte)));
        }
    }
}
