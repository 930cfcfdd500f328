using System.Text;
using Microsoft.Extensions.Logging;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests;

/// <summary>One whole story, with its refusals: nobody is named in the log, in the files or in the tables.</summary>
public sealed class PrivacyTests(Engine engine) : SandboxFixture(engine)
{
    private const string Pin = "code-porteur-7391";
    private const string Title = "Titre que nul ne lit";
    private const string Agreement = "J'accepte que mon dossier soit lu.";
    private const string Danger = "La patiente ne répond plus au téléphone.";
    private const string Sentence = "Le patient se plaint de ses genoux.";

    private readonly LogTranscript _log = new();
    private readonly Secrets _secrets = new();

    // The directory lists these, in the file of the database too.
    private readonly Secrets _listed = new();
    private readonly List<Exception> _refusals = [];

    protected override SandboxOptions Options => new()
    {
        ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log),
    };

    [Test]
    public async Task Given_a_story_with_refusals_When_log_files_and_tables_are_searched_Then_they_name_nobody()
    {
        using var folder = new TemporaryFolder();
        using var card = new CodedCard(Sandbox, folder, Pin).Open();
        _secrets.Add("279035121518989", "2790351215189", "279035121518990", "PAT-TROIS", "DOMINIQUE", "19790328",
            "1979-03-28");
        _secrets.Add([.. CodedCard.Identity, Pin, Title, Sentence, Agreement, Danger]);
        _secrets.Add("202096615708958", "MAXIMOP", "Je ne veux plus de DMP");
        _listed.Add("899700296140", "LEFORT");

        var uniqueId = await FeedAndReadAsync(card);
        await BeRefusedThroughTheSdkAsync(card);
        await BeRefusedOnTheWireAsync(card);

        var values = await Store.ReadEveryValueAsync();
        Assert.Multiple(() =>
        {
            Assert.That(_log.Count, Is.GreaterThan(100), "the log is captured");
            Assert.That(_log.Text, Does.Contain("refused: INS_CLE_INVALIDE"), "the log is captured");
            Assert.That(_secrets.In(_log.Text).Concat(_listed.In(_log.Text)), Is.Empty, "log");
            Assert.That(_refusals.SelectMany(refusal => _secrets.In($"{refusal}").Concat(_listed.In($"{refusal}"))), Is.Empty, "exceptions");
            Assert.That(new KeptFiles(Sandbox).Tell(_secrets), Is.Empty, "files");
            Assert.That(values, Has.Some.EqualTo(Encoding.UTF8.GetBytes(uniqueId)), "the tables are read");
            Assert.That(values.SelectMany(value => _secrets.In(value).Concat(_listed.In(value))), Is.Empty, "tables");
        });
    }

    private async Task<string> FeedAndReadAsync(ICarteCps card)
    {
        await using var client = new MonEspaceSanteClient(Sandbox.ClientOptions(card));
        var first = Sample(card);
        await client.Dossiers.CheckAsync(PatTrois);
        var broken = await client.Session.OpenBrisDeGlaceAsync(PatTrois, Danger);
        await client.Dmp.In(broken).FindAsync(PatTrois).CountAsync();
        await client.Dossiers.AuthorizeAsync(PatTrois, new Consent(Agreement, IsGiven: true));
        await client.Dossiers.OpenAsync(
            PatTrois, new OpenOptions { IncludeTraits = true, LocalTraits = new() { BirthName = "PAT-TROIS" } });
        await client.Dossiers.ListAsync(DateTimeOffset.UnixEpoch).CountAsync();
        await client.Dossiers.ListAuthorizationsAsync(PatTrois).CountAsync();
        await client.Dossiers.GetAdministrativeDataAsync(PatTrois);
        var cursor = await client.Dmp.GetWatchCursorAsync(PatTrois);
        await client.Dmp.SubmitAsync(PatTrois, await first.ToStreamAsync(), Visibility.Everyone);
        var change = await client.Dmp.WatchAsync(PatTrois, cursor).FirstAsync();
        Assert.That(change.UniqueId, Is.EqualTo(first.UniqueId));
        await client.Dmp.SubmitAsync(
            PatTrois,
            await (first with { UniqueId = UniqueId.New(), Replaces = first.UniqueId }).ToStreamAsync(),
            Visibility.Everyone with { Professionals = false });
        await client.Dmp.FindAsync(PatTrois).CountAsync();
        await client.Dmp.RetrieveAsync(PatTrois, first.UniqueId, Stream.Null);
        var traces = await client.Dossiers.ListAccessTracesAsync(PatTrois).ToListAsync();
        Assert.That(traces, Has.Some.Matches<AccessTrace>(trace => trace.Reason == Danger));
        Assert.That(_secrets.In($"{change} {string.Join(' ', traces)}"), Is.Empty);
        await client.Session.CloseSessionAsync();
        return first.UniqueId;
    }

    private async Task BeRefusedThroughTheSdkAsync(ICarteCps card)
    {
        await using var client = new MonEspaceSanteClient(Sandbox.ClientOptions(card));
        await using var other = Cartes.Client("medecin");
        var closed = Ins.Parse("202096615708958", InsOid.NirTest);
        var text = await Sample(card).TextAsync();
        await RefusedAsync(client.Dmp.SubmitAsync(closed,
            await (Sample(card) with { Patient = closed }).ToStreamAsync(), Visibility.Everyone));
        await RefusedAsync(client.Dmp.SubmitAsync(closed, Bytes(text), Visibility.Everyone));
        await RefusedAsync(client.Dmp.SubmitAsync(PatTrois, Bytes(text[..^40]), Visibility.Everyone));
        await RefusedAsync(client.Dmp.SubmitAsync(PatTrois,
            Bytes(text.Replace("279035121518989", "279035121518990", StringComparison.Ordinal)), Visibility.Everyone));
        await RefusedAsync(other.Dmp.SubmitAsync(PatTrois, Bytes(text), Visibility.Everyone));
        await RefusedAsync(client.Dmp.RetrieveAsync(PatTrois, "2.25.404", Stream.Null));
        await RefusedAsync(client.Dmp.WatchAsync(PatTrois, "PAT-TROIS").FirstAsync().AsTask());
        await RefusedAsync(client.Dossiers.AuthorizeAsync(PatTrois, new Consent(Agreement, IsGiven: false)));
        await RefusedAsync(client.Dossiers.SearchAsync(new PatientSearch { Name = "PAT-TROIS" }));
    }

    private async Task BeRefusedOnTheWireAsync(ICarteCps card)
    {
        using var client = await RawClient.OpenAsync(Sandbox, card);
        var token = client.Token;
        _secrets.Add(token, token.Split('.')[2]);
        var deposit = await RawDeposit.OfAsync(Sample(card));
        deposit.Messages[0].Header.Patient.Matricule = "279035121518990";
        await WireRefusedAsync(client.SubmitAsync(deposit.SignedBy(card)));
        await WireRefusedAsync(client.Dmp.CheckDossierAsync(
            new() { Patient = new() { Matricule = "279035121518990", Oid = PatTrois.Oid } },
            client.Headers()).ResponseAsync);
        client.Bear($"{token}x");
        await WireRefusedAsync(client.Sessions.GetSessionAsync(new(), client.Headers()).ResponseAsync);
        var assertion = RawClient.Assertion(card);
        assertion.Professional.PsIdNat = "899700296140";
        await WireRefusedAsync(client.OpenSessionAsync(assertion, card));
    }

    private async Task RefusedAsync(Task call) => _refusals.Add(await Refused.ByAsync(call));

    private async Task WireRefusedAsync(Task call)
    {
        var refusal = await Refused.OnTheWireAsync(call);
        Assert.That(_secrets.In($"{refusal.Message} {refusal.Remedy} {string.Join(' ', refusal.Metadata.Values)}"),
            Is.Empty);
    }

    private static CdaSample Sample(ICarteCps card) =>
        Consultation.By(card, PatTrois) with { Title = Title, Paragraphs = [Sentence] };

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
