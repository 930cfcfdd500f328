using Microsoft.Extensions.Logging;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>Identities, codes, secrets, tokens, words and measures are in no log, file or table.</summary>
public sealed class GrantPrivacyTests(Engine engine) : CatalogueFixture(engine)
{
    private readonly LogTranscript _log = new();

    protected override SandboxOptions Options => new()
    {
        ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log),
    };

    [Test]
    public async Task Given_a_whole_story_When_all_that_is_kept_is_read_Then_nobody_and_nothing_secret_is_in_it()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var token = await application.OpenAsync();
        var sample = GivenDocuments.ByPatient(person.Ins, "DOCPAT01") with { Title = "Titre du canari" };
        await application.DepositAsync(sample);
        await application.ListAsync();
        await application.ReadAsync(sample.UniqueId);
        await application.AddAsync(MeasureTests.Weight("98765.4321"));
        await application.MeasuresAsync();
        await application.NoteAsync(GrantedAgendaTests.Exam("Examen du canari"));
        await application.AgendaAsync();
        var thief = Connect(OtherPublisher);
        thief.Bear(token);
        await ReasonAsync(thief.Applications.GetGrantAsync(new(), thief.Headers()).ResponseAsync);
        await ReasonAsync(Connect().Applications.PairApplicationAsync(
            new PairApplicationRequest
                { ApplicationId = application.ApplicationId, PairingCode = application.Granted.PairingCode }).ResponseAsync);
        await RevokeAsync(person, application.GrantId);
        await ReasonAsync(application.ListAsync());

        var secrets = new Secrets();
        secrets.Add(
            person.Ins.Matricule, application.Granted.PairingCode,
            application.Granted.PairingCode.Replace("-", "", StringComparison.Ordinal), application.Paired.GrantSecret,
            token, token.Split('.')[2], Consent, "98765.4321", "Titre du canari", "Examen du canari");
        var values = await Store.ReadEveryValueAsync();
        Assert.Multiple(() =>
        {
            Assert.That(_log.Count, Is.GreaterThan(10), "the log is captured");
            Assert.That(secrets.In(_log.Text), Is.Empty, "log");
            Assert.That(values.SelectMany(secrets.In), Is.Empty, "tables");
            Assert.That(new KeptFiles(Sandbox).Tell(secrets), Is.Empty, "files");
        });
    }
}
