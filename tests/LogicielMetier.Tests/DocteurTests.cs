using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

public sealed class DocteurTests : SandboxFixture
{
    [Test]
    public async Task Given_a_workstation_in_order_When_a_script_asks_Then_exit_code_0_and_stable_keys()
    {
        var answer = await AnswerAsync("docteur", "--boite-envoi", Folder);

        var constats = answer.GetProperty("constats").EnumerateArray().ToList();
        Assert.That(answer.GetProperty("ok").GetBoolean(), Is.True);
        Assert.That(
            constats.Select(c => c.GetProperty("code").GetString()),
            Is.EqualTo(new[]
            {
                "MODULE_CARTE", "LECTEUR", "CARTE", "CODE_PORTEUR", "CERTIFICAT_AUTHENTIFICATION", "CERTIFICAT_SIGNATURE",
                "AUTORITES", "PROXY", "SERVEUR", "TLS", "HORLOGE", "BOITE_ENVOI",
            }));
        Assert.That(
            constats[0].EnumerateObject().Select(p => p.Name),
            Is.EqualTo(new[] { "code", "verdict", "explanation", "remedy", "facts" }));
        Assert.That(
            constats.Select(c => c.GetProperty("verdict").GetString()).Distinct(), Is.SubsetOf(new[] { "ok", "non_examine" }));
    }

    [Test]
    public async Task Given_no_server_and_an_old_card_When_a_user_asks_Then_exit_code_1_and_the_remedies()
    {
        var result = await Program.RunAsync(
            Folder, "docteur", "--carte", "medecin-perimee", "--serveur", FreePort.Url(), "--donnees", DataFolder);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Is.Empty);
        Assert.That(
            result.Output,
            Does.Contain("3 points à corriger").And.Contain("✗ Serveur").And.Contain("Carte").And.Contain("Horloge"));
    }

    [Test]
    public async Task Given_no_sandbox_When_asked_Then_the_readers_are_looked_at_and_no_code_is_asked_for()
    {
        using var elsewhere = new WorkFolder();

        var result = await Program.RunAsync(
            elsewhere.Path, "docteur", "--serveur", FreePort.Url(), "--module", "rien.so", "--json");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Json().GetProperty("ok").GetBoolean(), Is.False);
        Assert.That(
            result.Json().GetProperty("constats")[0].GetProperty("facts").GetProperty("reason").GetString(),
            Is.EqualTo("MODULE_CARTE_ABSENT"));
    }
}
