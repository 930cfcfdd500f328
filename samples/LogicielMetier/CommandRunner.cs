using System.CommandLine;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier;

/// <summary>Runs a command, and tells its failure: the one place where exceptions end.</summary>
internal sealed class CommandRunner(GlobalOptions options)
{
    public delegate Task Body(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken);

    public void Handle(Command command, Body body) =>
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, body, cancellationToken));

    private async Task<int> RunAsync(ParseResult parsed, Body body, CancellationToken cancellationToken)
    {
        var output = new Output(options.WantsJson(parsed));
        try
        {
            await body(parsed, options.Read(parsed), output, cancellationToken);
            return ExitCode.Done;
        }
        catch (Exception exception)
        {
            output.Refuse(Failure.Of(exception));
            return exception is LocalRefusalException refusal ? refusal.ExitCode : ExitCode.Refused;
        }
    }
}
