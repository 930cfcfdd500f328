using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Activates the account of a minor.</summary>
internal sealed class CompteActiverMineurCommand
{
    private readonly Option<string> _code = ProvisionalCodeOption.New();
    private readonly VitaleOptions _vitale = new();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteActiverMineurCommand();
        var command = new SectionCommand(
            Section.Account, "activer-mineur", "Activer le compte du mineur que l'assuré représente (--pour).");
        command.Options.Add(self._code);
        self._vitale.AddTo(command);
        command.Require(self._code);
        runner.HandlePerson(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var activated = await visit.Compte.ActivateMineurAsync(
            visit.Patient,
            visit.Require(_code),
            _vitale.Read(visit.Parsed, visit.Patient),
            requestId: null,
            visit.CancellationToken);
        visit.Output.Answer(CompteAnswers.Of(activated));
        visit.Output.Console.Write(Facts.Of(CompteFacts.Of(activated)));
    }
}
