using System.CommandLine;
using MonEspaceSante.Messagerie;

namespace MonEspaceSante.LogicielMetier.Commands.Messages;

/// <summary>Runs what a professional does in a mailbox (<c>messagerie</c>) and what a patient does in the own
/// (<c>compte</c>).</summary>
internal static class BoiteRunner
{
    /// <summary>A command of a professional.</summary>
    public static Command Professional(
        CommandRunner runner, string name, string description, Func<BoiteVisit, Task> run, params IEnumerable<Symbol> own) =>
        Professional(runner, name, description, (visit, _, _) => run(visit), own);

    /// <summary>The same for what only professionals do.</summary>
    public static Command Professional(
        CommandRunner runner,
        string name,
        string description,
        Func<BoiteVisit, MessagerieClient, string, Task> run,
        params IEnumerable<Symbol> own)
    {
        var address = new Option<string>("--boite")
        {
            Description = "Adresse de la messagerie, donnée par « messagerie boites »",
            HelpName = "adresse",
        }.RefusingEmpty();
        var command = Describe(Section.Messages, name, description, own);
        command.Options.Insert(0, address);
        command.Require(address);
        runner.Handle(command, async (parsed, settings, output, cancellationToken) =>
        {
            await using var connection = await Connection.OpenAsync(settings, cancellationToken);
            var mailbox = parsed.GetRequiredValue(address);
            var boite = Boite.Of(connection.Messagerie, mailbox, cancellationToken);
            await run(new BoiteVisit(boite, parsed, output, cancellationToken), connection.Messagerie, mailbox);
        });
        return command;
    }

    /// <summary>A command of a patient, who signs in.</summary>
    public static Command Patient(
        CommandRunner runner, string name, string description, Func<BoiteVisit, Task> run, params IEnumerable<Symbol> own)
    {
        var command = Describe(Section.Espace, name, description, own);
        runner.HandlePerson(command, visit => run(new BoiteVisit(
            Boite.Of(visit.Client.Messagerie, visit.Patient, visit.CancellationToken),
            visit.Parsed,
            visit.Output,
            visit.CancellationToken)));
        return command;
    }

    private static SectionCommand Describe(Section section, string name, string description, IEnumerable<Symbol> own)
    {
        var command = new SectionCommand(section, name, description);
        foreach (var symbol in own)
        {
            if (symbol is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)symbol);
        }

        return command;
    }
}
