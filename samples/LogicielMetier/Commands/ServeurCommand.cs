using System.CommandLine;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Sandbox;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Sdk.Testing;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>Starts the sandbox, and stays until it is asked to stop.</summary>
internal static class ServeurCommand
{
    public static Command Describe(CommandRunner runner)
    {
        var command = new SectionCommand(Section.Discovery, "serveur", "Démarrer le bac à sable, jusqu'à Ctrl+C.");
        runner.Handle(command, (_, settings, output, cancellation) => RunAsync(settings, output, cancellation));
        return command;
    }

    private static async Task RunAsync(Settings settings, Output output, CancellationToken cancellationToken)
    {
        await using (var sandbox = await Waiting.ForAsync(
            output.Console, "Préparation du bac à sable", () => SandboxStart.StartAsync(settings, cancellationToken)))
        {
            using var cartes = SandboxCartes.Open(settings.DataFolder);
            await SampleDocument.WriteAsync(
                Path.Combine(settings.DataFolder, SampleDocument.ToDeposit), cartes["medecin"], cancellationToken);
            output.Answer(new
            {
                Server = French.Address(sandbox.Url),
                settings.DataFolder,
                Code = SandboxFiles.Pin,
                Cartes = cartes.All.Select(c => Answers.Of(c.Key, c.Value)),
                Patients = FictitiousPatient.All.Select(Answers.Of),
            });
            Show(settings, sandbox, cartes, output.Console);
            await Signalled(cancellationToken);
        }

        output.Console.WriteLine("Bac à sable arrêté.");
    }

    private static void Show(Settings settings, SandboxServer sandbox, SandboxCartes cartes, IAnsiConsole console)
    {
        console.Done("Le bac à sable est prêt");
        console.Write(Facts.Of(
            ("Adresse", French.Address(sandbox.Url)),
            ("Dossier", settings.DataFolder),
            ("Code des cartes", SandboxFiles.Pin)));
        console.Write(SandboxTables.OfCartes(cartes));
        console.Write(SandboxTables.OfPatients());
        foreach (var exception in SandboxTables.Exceptions()) console.WriteLine(exception);
        console.Suggest(
            "Dans un autre terminal :",
            settings.ByDefault(),
            $"document deposer {Invocation.Quoted(Path.Combine(settings.DataFolder, SampleDocument.ToDeposit))}",
            $"document lister --ins {SampleDocument.Patient.Ins.Matricule}",
            "demo");
        console.WriteLine();
        console.WriteLine("Ctrl+C pour arrêter.");
    }

    private static async Task Signalled(CancellationToken cancellationToken)
    {
        var signalled = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(signalled.SetResult);
        await signalled.Task;
    }
}
