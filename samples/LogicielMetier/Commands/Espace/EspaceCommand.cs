using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>A command of a person who signs in, in the own dossier or in that of a minor.</summary>
internal static class EspaceCommand
{
    public static Command Describe(
        CommandRunner runner, string name, string description, Func<EspaceVisit, Task> run, params IEnumerable<Symbol> own)
    {
        var command = new SectionCommand(Section.Espace, name, description);
        foreach (var symbol in own)
        {
            if (symbol is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)symbol);
        }

        var person = new SignInOptions();
        person.AddTo(command);
        runner.Handle(command, async (parsed, settings, output, cancellationToken) =>
        {
            var signedIn = person.Read(parsed, settings);
            using var client = await PersonConnection.OpenAsync(settings, cancellationToken);
            await client.Compte.SignInAsync(
                signedIn,
                _ => run(new EspaceVisit(client.Espace, signedIn.About, parsed, output, cancellationToken)),
                cancellationToken);
        });
        return command;
    }
}
