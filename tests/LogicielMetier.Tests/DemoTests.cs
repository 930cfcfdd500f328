using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

public sealed class DemoTests
{
    private static readonly string[] Steps =
    [
        "démarré pour l'occasion",
        "Document rédigé",
        "Document déposé",
        "Document retrouvé",
        "identique octet pour octet",
    ];

    [Test]
    public async Task Given_a_new_computer_When_the_demo_runs_again_and_again_Then_the_whole_story_is_told()
    {
        using var folder = new WorkFolder();
        var url = FreePort.Url();

        string[] demo = ["demo", "--serveur", url, "--donnees", "essai"];

        var first = (await Program.RunAsync(folder.Path, demo)).RequireSuccess();
        var second = (await Program.RunAsync(folder.Path, demo)).RequireSuccess();

        Assert.That(Steps.Where(step => !first.Contains(step, StringComparison.Ordinal)), Is.Empty);
        Assert.That(Steps.Where(step => !second.Contains(step, StringComparison.Ordinal)), Is.Empty);
        Assert.That(first, Does.Not.Contain('\e'));
        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.EqualTo(new[] { folder["essai"] }));
    }

    [Test]
    public async Task Given_a_sandbox_that_runs_When_the_demo_is_run_Then_it_is_used_and_the_next_document_is_ready()
    {
        using var folder = WorkFolder.WithSandbox();
        var url = FreePort.Url();
        await using var server = await SandboxProcess.StartAsync(folder.Path, url);

        var demo = (await Program.RunAsync(folder.Path, "demo", "--serveur", url)).RequireSuccess();
        var ready = await Program.RunAsync(
            folder.Path, "document", "deposer", "donnees/compte-rendu.xml", "--serveur", url, "--json");

        Assert.That(demo, Does.Contain("déjà en marche"));
        Assert.That(ready.ExitCode, Is.Zero, ready.Output);
    }

    [Test]
    public async Task Given_the_folder_of_a_sandbox_at_another_address_When_the_demo_is_run_Then_it_goes_there()
    {
        using var folder = WorkFolder.WithSandbox();
        var url = FreePort.Url();
        await using var server = await SandboxProcess.StartAsync(folder.Path, url);

        var demo = (await Program.RunAsync(folder.Path, "demo", "--serveur", FreePort.Url())).RequireSuccess();

        Assert.That(demo, Does.Contain($"déjà en marche, {url}"));
    }

    [Test]
    public async Task Given_the_sandbox_of_another_folder_When_the_demo_is_run_Then_said()
    {
        using var folder = WorkFolder.WithSandbox();
        var url = FreePort.Url();
        await using var server = await SandboxProcess.StartAsync(folder.Path, url);

        var demo = await Program.RunAsync(folder.Path, "demo", "--serveur", url, "--donnees", "autre", "--json");

        Assert.That(demo.ExitCode, Is.EqualTo(1));
        Assert.That(demo.Json().GetProperty("reason").GetString(), Is.EqualTo("ADRESSE_OCCUPEE"));
    }

    [Test]
    public async Task Given_a_script_When_the_demo_runs_Then_one_object_is_answered()
    {
        using var folder = WorkFolder.WithSandbox();

        var demo = await Program.RunAsync(folder.Path, "demo", "--serveur", FreePort.Url(), "--json");

        Assert.That(demo.Json().GetProperty("matricule").GetString(), Is.EqualTo("279035121518989"));
    }

    [Test]
    public async Task Given_an_address_that_is_taken_When_the_sandbox_is_started_Then_refused()
    {
        using var folder = WorkFolder.WithSandbox();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"https://localhost:{((IPEndPoint)other.LocalEndpoint).Port}";

        var result = await Program.RunAsync(folder.Path, "serveur", "--serveur", url, "--json");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Json().GetProperty("reason").GetString(), Is.EqualTo("ADRESSE_OCCUPEE"));
    }

    [Test]
    public async Task Given_a_file_in_place_of_the_folder_When_the_sandbox_is_started_Then_refused()
    {
        using var folder = new WorkFolder();
        await File.WriteAllTextAsync(folder["donnees"], "");

        var result = await Program.RunAsync(folder.Path, "serveur", "--serveur", FreePort.Url(), "--json");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Json().GetProperty("reason").GetString(), Is.EqualTo("DOSSIER_DONNEES_INUTILISABLE"));
    }

    [Test]
    public async Task Given_an_address_elsewhere_When_the_sandbox_is_started_Then_refused()
    {
        using var folder = new WorkFolder();

        var result = await Program.RunAsync(folder.Path, "serveur", "--serveur", "https://exemple.fr", "--json");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Json().GetProperty("reason").GetString(), Is.EqualTo("ADRESSE_NON_LOCALE"));
    }
}
