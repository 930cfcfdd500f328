using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>What the README shows of virtual cards, as it stands there.</summary>
[TestFixture]
public sealed class ReadmeCardTests
{
    private const string Source = "tests/Server.Tests/Session/ReadmeCardTests.cs";

    [Test]
    public async Task The_lines_of_the_readme_do_what_they_say()
    {
        // README
        await using var sandbox = await SandboxServer.StartAsync();
        using var puce = new PuceVirtuelle(sandbox.OpenCarte("medecin")) { SignatureDuration = TimeSpan.FromMilliseconds(400) };
        var lecteur = new LecteurVirtuel(puce);
        using var carte = lecteur.Open("1234");         // a wrong code: CODE_PORTEUR_FAUX, tries_left 2
        await using var client = new MonEspaceSanteClient(sandbox.ClientOptions(carte));
        await client.Session.GetSessionAsync();         // puce.Operations: 1 authentication, 1 signature, 1 code
        lecteur.Remove();                               // from here on: CARTE_RETIREE

        // README
        Assert.That(puce.Operations, Is.EqualTo(new OperationsCarte(1, 1, 1)));
        Assert.That(
            await Refused.ByAsync(client.Session.GetSessionAsync()),
            Is.InstanceOf<CarteRefusedException>().With.Property("Reason").EqualTo(Reason.CarteRetiree));
    }

    [Test]
    public void The_readme_shows_these_lines()
    {
        var lines = File.ReadAllText(Path.Combine(Repository.Root, Source)).ReplaceLineEndings("\n").Split("// README\n")[1];
        var shown = string.Join('\n', lines.TrimEnd().Split('\n').Select(line => line.TrimStart()));

        Assert.That(
            File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n"),
            Does.Contain($"```csharp\n{shown}\n```"));
    }
}
