using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Closes an account.</summary>
internal sealed class CompteCloreCommand
{
    private readonly Option<string> _reason = new Option<string>("--motif")
    {
        Description = "Pourquoi ; les professionnels le lisent",
        HelpName = "texte",
    }.RefusingEmpty();

    private readonly Option<bool> _erase = new("--effacer")
    {
        Description = "Effacer le contenu sous trois mois, au lieu de le garder dix ans",
    };

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteCloreCommand();
        var command = new SectionCommand(Section.Account, "clore", "Clore le compte.");
        command.Options.Add(self._reason);
        command.Options.Add(self._erase);
        runner.HandlePerson(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var closed = await visit.Compte.CloseAsync(
            visit.Patient,
            visit.Get(_reason) ?? "",
            visit.Get(_erase),
            requestId: null,
            visit.CancellationToken);
        visit.Output.Answer(CompteAnswers.Of(closed));
        visit.Output.Console.Write(Facts.Of(CompteFacts.Of(closed)));
    }
}
