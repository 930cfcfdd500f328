using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Tells the accounts that a person acts for.</summary>
internal sealed class CompteConsulterCommand
{
    private readonly SignInOptions _person = new();

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteConsulterCommand();
        var command = new SectionCommand(
            Section.Account, "consulter", "Se connecter, et lire l'état de son compte et de ceux des mineurs représentés.");
        self._person.AddTo(command);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        using var person = await PersonConnection.OpenAsync(settings, cancellationToken);
        await person.Compte.SignInAsync(
            _person.Read(parsed, settings),
            async compte =>
            {
                var comptes = await compte.ListAsync(cancellationToken);
                output.Answer(new { Comptes = comptes.Select(CompteAnswers.Of) });
                foreach (var told in comptes) output.Console.Write(Facts.Of(CompteFacts.Of(told)));
            },
            cancellationToken);
    }
}
