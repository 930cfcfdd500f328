using System.CommandLine;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>A command of an application that a patient let in.</summary>
internal static class GrantedCommand
{
    public delegate Task Body(ParseResult parsed, GrantedClient dossier, Output output, CancellationToken cancellationToken);

    public static void HandleGranted(this CommandRunner runner, Command command, Body body)
    {
        var key = new GrantKeyFile();
        key.AddTo(command);
        runner.Handle(command, async (parsed, settings, output, cancellationToken) =>
        {
            var opened = await key.ReadAsync(parsed, cancellationToken);
            using var connection = await ApplicationConnection.OpenAsync(settings, cancellationToken);
            await body(parsed, connection.Client.For(opened), output, cancellationToken);
        });
    }
}
