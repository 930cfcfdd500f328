using System.CommandLine;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Writes the letters that wait into a file, one a line, and acknowledges them once they are safely there.</summary>
internal sealed class OperateurCourriersCommand
{
    private readonly Option<string> _target = new Option<string>("--sortie", "-s")
    {
        Description = "Fichier des courriers, un objet JSON par ligne, lisible de son seul propriétaire",
        HelpName = "fichier",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new OperateurCourriersCommand();
        var command = new SectionCommand(
            Section.Operator, "courriers", "Sortir les courriers en attente ; ils sont oubliés une fois écrits.")
        {
            self._target,
        };
        command.Require(self._target);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var operateur = connection.Operateur;
        var (count, last) = await OutputFile.WriteAsync(
            parsed.GetRequiredValue(_target), target => CourrierFile.WriteAsync(operateur, target, cancellationToken));
        if (last is not null)
            await operateur.ExportAsync(last, maxCount: 1, cancellationToken).CountAsync(cancellationToken);
        output.Answer(new { Count = count });
        output.Console.Write(Facts.Of(("Courriers", $"{count:N0}")));
    }
}
