using System.CommandLine;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>A command of a professional in the own agenda.</summary>
internal static class AgendaCommand
{
    public static Command Describe(
        CommandRunner runner, string name, string description, Func<AgendaVisit, Task> run, params IEnumerable<Symbol> own)
    {
        var command = new SectionCommand(Section.Agenda, name, description);
        foreach (var symbol in own)
        {
            if (symbol is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)symbol);
        }

        runner.Handle(command, async (parsed, settings, output, cancellationToken) =>
        {
            await using var connection = await Connection.OpenAsync(settings, cancellationToken);
            await run(new AgendaVisit(connection.Agenda, parsed, settings, output, cancellationToken));
        });
        return command;
    }
}
