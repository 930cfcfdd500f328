using System.CommandLine;
using MonEspaceSante.Errors;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Sandbox;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Protos.Errors.V1;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>The whole story in one go: a document written, deposited, found and read back.</summary>
internal static class DemoCommand
{
    public static Command Describe(CommandRunner runner)
    {
        var command = new SectionCommand(
            Section.Discovery, "demo", "Toute l'histoire en une commande : rédiger un document, le déposer, le retrouver, le relire.");
        runner.Handle(command, (_, settings, output, cancellation) => RunAsync(settings, output, cancellation));
        return command;
    }

    // Something listens at the address, and it is not the sandbox of the data folder.
    private static bool IsStranger(Exception failure) => failure
        is LocalRefusalException { Reason: LocalRefusal.NoSandboxReason }
        or MonEspaceSanteException { Reason: Reason.ServeurNonReconnu };

    private static async Task RunAsync(Settings settings, Output output, CancellationToken cancellationToken)
    {
        output.Console.WriteLine();
        output.Console.MarkupLine(
            "[bold blue]Mon espace santé[/][bold] : un compte rendu, de la consultation au DMP[/]");
        await using var sandbox = await Waiting.ForAsync(
            output.Console,
            "Préparation du bac à sable",
            () => RunningSandbox.JoinOrStartAsync(settings, cancellationToken));
        try
        {
            await using var connection = await Connection.OpenAsync(sandbox.Settings, cancellationToken);
            var document = await new DemoStory(connection, sandbox, output.Console).TellAsync(cancellationToken);
            output.Answer(Answers.Deposited(document));
        }
        catch (Exception stranger) when (IsStranger(stranger))
        {
            throw LocalRefusal.OtherSandbox(sandbox.Settings, stranger);
        }
    }
}
