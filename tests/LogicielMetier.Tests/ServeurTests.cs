using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

[Platform(Exclude = "Win", Reason = "A console program is asked to stop by a signal")]
public sealed class ServeurTests
{
    [TestCase("INT")]
    [TestCase("TERM")]
    public async Task Given_a_sandbox_that_runs_When_asked_to_stop_Then_done_and_its_folder_is_free(string signal)
    {
        using var folder = WorkFolder.WithSandbox();
        await using var server = await SandboxProcess.StartAsync(folder.Path, FreePort.Url());
        var second = await Program.RunAsync(folder.Path, "serveur", "--serveur", FreePort.Url(), "--json");

        var exitCode = await server.StopAsync(signal);

        Assert.That(second.Json().GetProperty("reason").GetString(), Is.EqualTo("DOSSIER_DONNEES_OCCUPE"));
        Assert.That(exitCode, Is.Zero);
        Assert.That(File.Exists(folder["donnees/adresse"]), Is.False);
    }

    [Test]
    public async Task Given_a_sandbox_that_starts_When_it_is_ready_Then_cards_and_patients_are_told()
    {
        using var folder = WorkFolder.WithSandbox();
        var url = FreePort.Url();
        await using var server = await SandboxProcess.StartAsync(folder.Path, url);

        var told = server.Told;

        Assert.That(told.GetProperty("server").GetString(), Is.EqualTo(url));
        Assert.That(told.GetProperty("code").GetString(), Is.EqualTo("1234"));
        var doctor = told.GetProperty("cartes").EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == "medecin");
        Assert.That(doctor.GetProperty("holder").GetString(), Is.EqualTo("Camille LEFORT"));
        Assert.That(doctor.GetProperty("profession").GetString(), Is.EqualTo("Médecin"));
        Assert.That(
            told.GetProperty("patients").EnumerateArray().Select(p => p.GetProperty("matricule").GetString()),
            Does.Contain("279035121518989"));
        Assert.That(File.Exists(folder["donnees/compte-rendu.xml"]), Is.True);
    }
}
