using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Documents;

/// <summary>How much a search may find, how often one may search, and what a software may search by itself.</summary>
public sealed class SearchLimitTests(Engine engine) : DocumentFixture(engine)
{
    private static readonly Ins Petra = Ins.Parse("207100486108281", InsOid.NirTest);
    private static readonly Ins Attribut = Ins.Parse("235061058692768", InsOid.NirTest);
    private static readonly Ins Alot = Ins.Parse("116095280720767", InsOid.NirTest);

    // Of a type that no test deposits: tests side by side share a patient, and a search of everything may find too much.
    private static readonly DocumentCriteria Unused = new() { Types = ["60568-3"] };

    private readonly TemporaryFolder _folder = new();

    protected override SandboxOptions Options
    {
        get
        {
            var file = _folder.File("parametres.json");
            File.WriteAllText(
                file,
                """{ "parametres": { "resultats-recherche-max": { "valeur": 3 }, "recherches-par-heure-max": { "valeur": 12 } } }""");
            return new SandboxOptions { ParametersFile = file };
        }
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Given_more_results_than_allowed_When_searched_or_counted_Then_refused_and_told_the_limit()
    {
        for (var i = 0; i < 4; i++) await DepositAsync(Sample() with { Patient = Petra });

        var search = await Refused.ByAsync(Dmp(Author).FindAsync(Petra).ToListAsync().AsTask());
        var count = await Refused.ByAsync(Dmp(Author).CountAsync(Petra));
        var narrower = await Dmp(Author).FindAsync(Petra, new() { Types = ["57828-6"] }).ToListAsync();

        Assert.That((search.Reason, search.Details["limit"]), Is.EqualTo((Reason.TropDeResultats, "3")));
        Assert.That(count.Reason, Is.EqualTo(Reason.TropDeResultats));
        Assert.That(narrower, Is.Empty);
    }

    [Test]
    public async Task Given_hidden_documents_beyond_the_limit_When_searched_Then_they_do_not_count()
    {
        for (var i = 0; i < 3; i++) await DepositAsync(Sample() with { Patient = Alot });
        await DepositAsync(Sample() with { Patient = Alot }, Everyone with { Professionals = false });

        var found = await Dmp("pharmacien").FindAsync(Alot).CountAsync();
        var own = await ReasonAsync(Dmp(Author).CountAsync(Alot));

        Assert.That(found, Is.EqualTo(3));
        Assert.That(own, Is.EqualTo(Reason.TropDeResultats));
    }

    [Test]
    public async Task Given_more_searches_than_an_hour_allows_When_made_Then_refused_and_feeding_goes_on()
    {
        var reasons = new List<Reason>();
        for (var i = 0; i < 13; i++)
            reasons.Add(await OutcomeAsync(Dmp(Nurse).FindAsync(Patient, Unused).ToListAsync().AsTask()));
        var count = await Refused.ByAsync(Dmp(Nurse).CountAsync(Patient));
        var deposited = await DepositAsync(Sample(Nurse), sender: Nurse);
        var read = await Dmp(Nurse).RetrieveAsync(Patient, deposited.UniqueId, Stream.Null);
        var other = await OutcomeAsync(Dmp("opticien").CountAsync(Patient, Unused));

        Assert.That(reasons.SkipLast(1), Is.All.EqualTo(Reason.Unspecified));
        Assert.That(reasons[^1], Is.EqualTo(Reason.SeuilDepasse));
        Assert.That(count.Reason, Is.EqualTo(Reason.SeuilDepasse));
        Assert.That(int.Parse(count.Details["retry_after_seconds"], null), Is.InRange(1, 3600));
        Assert.That(read.UniqueId, Is.EqualTo(deposited.UniqueId));
        Assert.That(other, Is.EqualTo(Reason.Unspecified));
    }

    [Test]
    public async Task Given_one_search_too_many_When_refused_on_the_wire_Then_it_is_told_when_to_come_back()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["dentiste"]);
        async Task CountAsync() => await client.Dmp.CountDocumentsAsync(
            new() { Patient = RawDeposit.Wire(Attribut) }, client.Headers());
        for (var i = 0; i < 12; i++) await CountAsync();

        var refusal = await Refused.OnTheWireAsync(CountAsync());

        Assert.That(refusal.RetryDelay, Is.EqualTo(TimeSpan.FromSeconds(int.Parse(refusal.Metadata["retry_after_seconds"], null))));
    }

    [Test]
    public async Task Given_as_many_searches_as_allowed_When_a_watch_begins_Then_it_is_one_more()
    {
        var cursor = await Dmp("sage-femme").GetWatchCursorAsync(Patient);
        for (var i = 0; i < 11; i++) await Dmp("sage-femme").CountAsync(Patient, Unused);
        await using var later = Cartes.Client("sage-femme");
        await DepositAsync();

        var goesOn = await OutcomeAsync(Dmp("sage-femme").WatchAsync(Patient, cursor).FirstAsync().AsTask());
        var again = await ReasonAsync(later.Dmp.GetWatchCursorAsync(Patient));

        Assert.That((goesOn, again), Is.EqualTo((Reason.Unspecified, Reason.SeuilDepasse)));
    }

    [Test]
    public async Task Given_pages_of_one_search_When_read_on_Then_they_count_once()
    {
        await DepositAsync(Sample() with { TypeCode = "57828-6" });
        await DepositAsync(Sample() with { TypeCode = "57828-6" });
        var search = Dmp(Doctor).FindAsync(Patient, new() { Types = ["57828-6"] });
        var token = (await search.AsPages(pageSize: 1).FirstAsync()).NextPageToken;

        for (var i = 0; i < 15; i++)
            Assert.That((await search.AsPages(token, 1).FirstAsync()).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Given_a_software_that_searches_by_itself_When_answered_Then_only_recent_current_documents()
    {
        var recent = await DepositAsync(Sample(MedecinTraitant) with { TypeCode = "75496-0" }, sender: MedecinTraitant);
        var ancient = await DepositAsync(Sample(MedecinTraitant) with { TypeCode = "75496-0" }, sender: MedecinTraitant);
        var archived = await DepositAsync(Sample(MedecinTraitant) with { TypeCode = "75496-0" }, sender: MedecinTraitant);
        await Dmp(MedecinTraitant).ArchiveAsync(Patient, archived.UniqueId);
        await ExecuteAsync(
            "UPDATE document SET submitted_at = @at WHERE unique_id = @uniqueId",
            new { at = TimeProvider.System.GetUtcNow().AddYears(-2).AddDays(-1).ToMicroseconds(), uniqueId = ancient.UniqueId });

        await OpenAsync(MedecinTraitant);
        var found = await Dmp(MedecinTraitant)
            .FindAsync(Patient, Everything() with { Types = ["75496-0"], IsAutomatic = true })
            .Select(document => document.UniqueId).ToListAsync();

        Assert.That(found, Is.EqualTo(new[] { recent.UniqueId }));
    }
}
