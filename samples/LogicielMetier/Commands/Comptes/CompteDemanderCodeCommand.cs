using System.CommandLine;
using MonEspaceSante.Compte;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Asks for a provisional code.</summary>
internal sealed class CompteDemanderCodeCommand
{
    private readonly Option<string> _patient = PatientArgument.New();
    private readonly VitaleOptions _vitale = new();
    private readonly Option<bool> _mail = new("--courriel") { Description = "L'envoyer par courriel plutôt que par courrier" };

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteDemanderCodeCommand();
        var command = new SectionCommand(Section.Account, "demander-code", "Demander un code provisoire.") { self._patient };
        self._vitale.AddTo(command);
        command.Options.Add(self._mail);
        command.Require(self._patient);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var patient = PatientArgument.Read(parsed.GetRequiredValue(_patient), settings);
        using var person = await PersonConnection.OpenAsync(settings, cancellationToken);
        var channel = parsed.GetValue(_mail) ? CodeChannel.Courriel : CodeChannel.Courrier;
        await person.Compte.RequestCodeAsync(_vitale.Read(parsed, patient), channel, cancellationToken);
        output.Answer(new { Requested = true });
        output.Console.Write(Facts.Of(("Code provisoire", "demandé ; il arrive si un compte peut être ouvert.")));
    }
}
