using System.CommandLine;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Commands;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier;

/// <summary>Runs a command, and tells its failure: the one place where exceptions end.</summary>
internal sealed class CommandRunner(GlobalOptions options)
{
    public delegate Task Body(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken);

    public void Handle(Command command, Body body) =>
        HandleVerdict(command, async (parsed, settings, output, cancellationToken) =>
        {
            await body(parsed, settings, output, cancellationToken);
            return true;
        });

    /// <summary>Runs a command that judges, and whose verdict is told by the exit code too.</summary>
    public void HandleVerdict(
        Command command, Func<ParseResult, Settings, Output, CancellationToken, Task<bool>> judge) =>
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, judge, cancellationToken));

    /// <summary>Runs a command on the patient whom its option <c>--ins</c> names.</summary>
    public void HandleVisit(Command command, Func<Visit, Task> body)
    {
        var patient = PatientArgument.New();
        command.Options.Insert(0, patient);
        command.Require(patient);
        Handle(command, async (parsed, settings, output, cancellationToken) =>
        {
            var ins = PatientArgument.Read(parsed.GetRequiredValue(patient), settings);
            await using var connection = await Connection.OpenAsync(settings, cancellationToken);
            var authority = await connection.AuthorityAsync(ins, settings.Access, output, cancellationToken);
            await body(new Visit(parsed, settings, output, ins, authority, cancellationToken));
        });
    }

    /// <summary>Runs a command of an insured person, who signs in.</summary>
    public void HandlePerson(Command command, Func<PersonVisit, Task> body)
    {
        var person = new SignInOptions();
        person.AddTo(command);
        Handle(command, async (parsed, settings, output, cancellationToken) =>
        {
            var signedIn = person.Read(parsed, settings);
            using var client = await PersonConnection.OpenAsync(settings, cancellationToken);
            await client.Compte.SignedInAsync(
                signedIn,
                () => body(new PersonVisit(client, signedIn.About, parsed, output, cancellationToken)),
                cancellationToken);
        });
    }

    private async Task<int> RunAsync(
        ParseResult parsed,
        Func<ParseResult, Settings, Output, CancellationToken, Task<bool>> judge,
        CancellationToken cancellationToken)
    {
        // Interruptions are listened for once the command has been started: nothing is done or asked before.
        await Task.Yield();
        var output = new Output(options.WantsJson(parsed));
        try
        {
            return await judge(parsed, options.Read(parsed), output, cancellationToken)
                ? ExitCode.Done
                : ExitCode.Refused;
        }
        catch (Exception exception)
        {
            output.Refuse(Failure.Of(exception));
            return exception is LocalRefusalException refusal ? refusal.ExitCode : ExitCode.Refused;
        }
    }
}
