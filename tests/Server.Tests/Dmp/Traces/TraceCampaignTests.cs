using Dapper;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.AccessTraces;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Traces;

/// <summary>The operator's verification after calls of several professionals at once.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
internal sealed class TraceCampaignTests(Engine engine)
{
    private static readonly Ins PatTrois = Ins.Parse("279035121518989", InsOid.NirTest);

    [Test]
    public async Task Given_a_campaign_of_calls_When_verified_Then_sound_until_a_row_is_altered()
    {
        using var folder = new TemporaryFolder();
        SharedPki.CopyTo(folder.Path);
        var postgres = await SandboxFixture.ConnectionStringAsync(engine);
        await using var server = await ServerProcess.StartAsync(folder.Path, postgres);
        await Task.WhenAll(new[] { "medecin", "pharmacien", "infirmier" }.Select(card => CallAsync(server, card)));

        var sound = await VerifierTraces.RunAsync(folder.Path, postgres);
        await AlterAsync(folder.Path, postgres);
        var broken = await VerifierTraces.RunAsync(folder.Path, postgres);

        Assert.That(sound.ExitCode, Is.Zero, $"{sound.Output}{sound.Errors}");
        Assert.That(sound.Output, Does.StartWith("Dossiers vérifiés : 1. Traces vérifiées : 27. Dossiers rompus : 0."));
        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(broken.Output, Does.Contain(", rang 9 : "));
        Assert.That(server.Complaints, Is.Empty);
    }

    // Nine accesses.
    private static async Task CallAsync(ServerProcess server, string card)
    {
        using var carte = server.OpenCarte(card);
        await using var client = new MonEspaceSanteClient(server.ClientOptions(carte));
        await client.Dossiers.AuthorizeAsync(PatTrois, new Consent(ConsentText.Professional, IsGiven: true));
        await client.Dossiers.OpenAsync(PatTrois);
        await client.Dossiers.CheckAsync(PatTrois);
        await using var cda = await Consultation.By(carte, PatTrois).ToStreamAsync();
        var document = (await client.Dmp.SubmitAsync(PatTrois, cda, Visibility.Everyone)).Documents[0];
        await client.Dmp.FindAsync(PatTrois).CountAsync();
        await client.Dmp.RetrieveAsync(PatTrois, document.UniqueId, Stream.Null);
        await client.Dmp.ArchiveAsync(PatTrois, document.UniqueId);
        await client.Dmp.DeleteAsync(PatTrois, document.UniqueId);
        await client.Dossiers.WithdrawAsync(PatTrois);
    }

    private static async Task AlterAsync(string folder, string? postgres)
    {
        await using var database = new DataFolder(folder).OpenDatabase(new ServerOptions { Postgres = postgres });
        await database.WriteAsync(
            connection => connection.ExecuteAsync("UPDATE access_trace SET made_at = made_at - 1 WHERE rank = 9"),
            CancellationToken.None);
    }
}
