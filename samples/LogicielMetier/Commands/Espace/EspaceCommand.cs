using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>A command of a person who signs in, in the own dossier or in that of a minor.</summary>
internal static class EspaceCommand
{
    public static Command Describe(
        CommandRunner runner, string name, string description, Func<PersonVisit, Task> run, params IEnumerable<Symbol> own)
    {
        var command = new SectionCommand(Section.Espace, name, description);
        foreach (var symbol in own)
        {
            if (symbol is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)symbol);
        }

        runner.HandlePerson(command, run);
        return command;
    }
}
