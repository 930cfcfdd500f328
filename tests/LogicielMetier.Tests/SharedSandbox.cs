using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>One sandbox for all the fixtures that call the program again and again; none for those that do not.</summary>
[SetUpFixture]
public sealed class SharedSandbox
{
    private static readonly Lazy<Task<SandboxServer>> Started = new(StartAsync);

    public static Task<SandboxServer> GetAsync() => Started.Value;

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Started.IsValueCreated) await (await Started.Value).DisposeAsync();
    }

    private static async Task<SandboxServer> StartAsync()
    {
        var sandbox = await SandboxServer.StartAsync();
        foreach (var name in (string[])["medecin", "pharmacien"])
        {
            using var carte = sandbox.OpenCarte(name);
            await using var client = new MonEspaceSanteClient(sandbox.ClientOptions(carte));
            await client.Dossiers.AuthorizeAsync(
                Ins.Parse(SandboxFixture.PatTrois, InsOid.NirTest),
                new Consent(ConsentText.Professional, IsGiven: true));
        }

        return sandbox;
    }
}
