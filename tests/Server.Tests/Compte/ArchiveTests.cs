using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Contract = MonEspaceSante.Protos.Compte.V1;
using Document = MonEspaceSante.Protos.Dmp.V1.Document;
using DossierStatus = MonEspaceSante.Protos.Dmp.V1.DossierStatus;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>What dossiers hold survives what happens to accounts: closing and a new space with the archive, erasure.</summary>
[NonParallelizable]
public sealed class ArchiveTests(Engine engine) : CompteFixture(engine)
{
    [Test]
    public async Task Given_closed_account_When_activated_again_Then_the_archive_comes_back()
    {
        var (person, client, _) = await ActiveAsync();
        await KeepDocumentAsync(person);

        var closed = await CloseAsync(client, person, erase: false);
        var whenClosed = await CheckAsync(person);
        var again = await Refused.OnTheWireAsync(CloseAsync(client, person, erase: false));
        await ActivateAsync(person, await IssueAsync(person));

        Assert.Multiple(async () =>
        {
            Assert.That(closed.Status, Is.EqualTo(CompteStatus.Clos));
            Assert.That(
                closed.EraseTime.ToDateTimeOffset(), Is.EqualTo(closed.CloseTime.ToDateTimeOffset().AddYears(10)));
            Assert.That((whenClosed.Status, whenClosed.ClosingReason), Is.EqualTo((DossierStatus.Ferme, "Je pars")));
            Assert.That(again.Reason, Is.EqualTo("COMPTE_CLOS"));
            Assert.That((await CheckAsync(person)).Status, Is.EqualTo(DossierStatus.Actif));
            Assert.That(await CountAsync(person), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Given_early_erasure_asked_for_When_three_months_are_over_Then_nothing_is_kept_but_the_traces()
    {
        var (person, client, _) = await ActiveAsync();
        await KeepDocumentAsync(person);
        await CheckAsync(person);
        var files = Service<ContentStore>().Enumerate().Count();
        var closed = await CloseAsync(client, person, erase: true);
        Clock.Advance(closed.EraseTime.ToDateTimeOffset() - Clock.GetUtcNow() - TimeSpan.FromHours(1));
        await PassAsync();
        var early = await CountAsync(person);

        Clock.Advance(TimeSpan.FromHours(2));
        await PassAsync();
        await PassAsync();

        var kept = await CountTracesAsync(person);
        Assert.Multiple(async () =>
        {
            Assert.That(
                closed.EraseTime.ToDateTimeOffset(), Is.EqualTo(closed.CloseTime.ToDateTimeOffset().AddMonths(3)));
            Assert.That(early, Is.EqualTo(1), "an hour before");
            Assert.That(await CountAsync(person), Is.Zero);
            Assert.That(Service<ContentStore>().Enumerate().Count(), Is.EqualTo(files - 1));
            Assert.That((await CheckAsync(person)).Status, Is.EqualTo(DossierStatus.Inexistant));
            Assert.That(kept, Is.Positive);
        });
    }

    [Test]
    public async Task Given_early_erasure_taken_back_When_three_months_are_over_Then_all_is_kept()
    {
        var (person, client, secret) = await ActiveAsync();
        await KeepDocumentAsync(person);
        await CloseAsync(client, person, erase: true);
        var again = await SignInAsync(person, secret);

        var kept = await again.Comptes.SetErasureAsync(
            new SetErasureRequest { RequestId = NewId(), Patient = person.Wire, Erase = false }, again.Headers());
        Clock.Advance(TimeSpan.FromDays(93));
        await PassAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(kept.EraseTime.ToDateTimeOffset(), Is.EqualTo(kept.CloseTime.ToDateTimeOffset().AddYears(10)));
            Assert.That(await CountAsync(person), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Given_archive_erased_early_When_ten_years_after_the_closing_Then_the_traces_go_and_not_before()
    {
        var (person, client, _) = await ActiveAsync();
        await KeepDocumentAsync(person);
        await CheckAsync(person);
        var closed = await CloseAsync(client, person, erase: true);
        var began = Clock.GetUtcNow();
        Clock.Advance(closed.EraseTime.ToDateTimeOffset() - Clock.GetUtcNow());
        await PassAsync();
        var erased = await CountAsync(person);
        var afterErasure = await CountTracesAsync(person);

        Clock.Advance(closed.CloseTime.ToDateTimeOffset().AddYears(10) - Clock.GetUtcNow() - TimeSpan.FromHours(1));
        await PassAsync();
        var before = await CountTracesAsync(person);
        Clock.Advance(TimeSpan.FromHours(2));
        await PassAsync();
        var after = await CountTracesAsync(person);

        Clock.Advance(began - Clock.GetUtcNow());
        Assert.That((erased, after), Is.EqualTo((0, 0)));
        Assert.That(new[] { afterErasure, before }, Is.All.EqualTo(afterErasure).And.All.Positive);
        Assert.That((await CompteAsync(person)).DueAt, Is.Null);
    }

    [Test]
    public async Task Given_closed_account_When_the_clock_is_put_back_and_forth_Then_all_goes_after_ten_years_and_stays_gone()
    {
        var (person, client, _) = await ActiveAsync();
        await KeepDocumentAsync(person);
        var eraseAt = (await CloseAsync(client, person, erase: false)).EraseTime.ToDateTimeOffset();
        var began = Clock.GetUtcNow();

        Clock.Advance(eraseAt - Clock.GetUtcNow() - TimeSpan.FromHours(1));
        await PassAsync();
        Clock.Advance(-TimeSpan.FromDays(9 * 365));
        await PassAsync();
        var early = (await CountAsync(person), await CompteAsync(person));
        Clock.Advance(TimeSpan.FromDays(9 * 365) + TimeSpan.FromHours(2));
        await Task.WhenAll(PassAsync(), PassAsync());
        var late = (await CountAsync(person), await CountTracesAsync(person), await CompteAsync(person));
        Clock.Advance(began - Clock.GetUtcNow());
        await PassAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((early.Item1, early.Item2.Status, early.Item2.EraseAt), Is.EqualTo((1, CompteStatus.Clos, eraseAt)));
            Assert.That((late.Item1, late.Item2, late.Item3.Status), Is.EqualTo((0, 0, CompteStatus.Inexistant)));
            Assert.That(await CompteAsync(person), Is.EqualTo(late.Item3), "no clock gives it back");
            Assert.That(late.Item3.DueAt, Is.Null);
        });
    }

    private async Task<CompteTitulaire> CompteAsync(Assured person) => await Service<CompteStore>().FindAsync(
        await new GivenPatients(Sandbox).IdAsync(person.Ins), CancellationToken.None);

    private async Task<int> CountTracesAsync(Assured person) => (await Service<AccessTraceStore>().ListAsync(
        await new GivenPatients(Sandbox).IdAsync(person.Ins), long.MaxValue, 100, CancellationToken.None)).Count;

    private Task<Document> KeepDocumentAsync(Assured person) =>
        new GivenDocuments(Sandbox).BroughtByPatientAsync(GivenDocuments.ByPatient(person.Ins, "DOCPAT01"));

    private async Task<long> CountAsync(Assured person) =>
        await Service<Server.Dmp.Documents.DocumentStore>().CountAsync(
            await new GivenPatients(Sandbox).IdAsync(person.Ins), new(), CancellationToken.None);

    private static async Task<Contract.Compte> CloseAsync(RawClient client, Assured person, bool erase) =>
        await client.Comptes.CloseCompteAsync(
            new CloseCompteRequest { RequestId = NewId(), Patient = person.Wire, Reason = "Je pars", Erase = erase },
            client.Headers());
}
