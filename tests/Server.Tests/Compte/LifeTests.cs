using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>The life of accounts, as the articles of 2021 and 2022 tell it.</summary>
[NonParallelizable]
public sealed class LifeTests(Engine engine) : CompteFixture(engine)
{
    [Test]
    public async Task Given_pilot_department_When_announced_Then_only_its_persons_have_one_month_to_oppose()
    {
        var inPilot = await RegisterAsync(Named(Assured.Adult()) with { Department = "31" });
        var otherScheme = await RegisterAsync(Named(Assured.Adult()) with { Department = "31", Regime = "SNCF" });
        var elsewhere = await RegisterAsync(Named(Assured.Adult()) with { Department = "33" });

        var wave = await AnnounceAsync("pilote-2021");
        var again = await AnnounceAsync("pilote-2021");

        var letter = (await LettersAsync(inPilot)).Single();
        var sentAt = letter.CodeExpireTime.ToDateTimeOffset().AddDays(-42);
        Assert.Multiple(async () =>
        {
            Assert.That((wave.AnnouncedCount, wave.More), Is.EqualTo((1, false)));
            Assert.That(again.AnnouncedCount, Is.Zero);
            Assert.That(letter.Motive, Is.EqualTo(CodeMotive.Annonce));
            Assert.That(letter.Code, Does.Match("^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$"));
            Assert.That(letter.Address, Is.EqualTo(new[] { "2 RUE DES ESSAIS", "31000 TOULOUSE" }));
            Assert.That(letter.OppositionEndTime.ToDateTimeOffset(), Is.EqualTo(sentAt.AddMonths(1)));
            Assert.That(await LettersAsync(otherScheme), Is.Empty);
            Assert.That(await LettersAsync(elsewhere), Is.Empty);
        });
    }

    [Test]
    public async Task Given_opposition_within_the_window_When_the_window_ends_Then_no_account_opens()
    {
        var person = await RegisterAsync(Named(Assured.Adult()) with { Department = "44" });
        await AnnounceAsync("pilote-2021");
        var code = await CodeAsync(person);

        await Anybody.Comptes.OpposeCompteAsync(Opposition(person, code.ToLowerInvariant()));
        Clock.Advance(TimeSpan.FromDays(32));
        await PassAsync();

        Assert.That((await CheckAsync(person)).Status, Is.EqualTo(DossierStatus.Inexistant));
    }

    [Test]
    public async Task Given_nobody_opposed_When_the_window_ends_Then_the_account_opens_once_and_professionals_feed_it()
    {
        var person = await RegisterAsync(Named(Assured.Adult()) with { Department = "80" });
        await AnnounceAsync("pilote-2021");
        var before = await CheckAsync(person);
        Clock.Advance(TimeSpan.FromDays(32));

        await Task.WhenAll(PassAsync(), PassAsync());

        var after = await CheckAsync(person);
        Assert.Multiple(() =>
        {
            Assert.That(before.Status, Is.EqualTo(DossierStatus.Inexistant));
            Assert.That((after.Status, after.AttachedToMonEspaceSante), Is.EqualTo((DossierStatus.Actif, true)));
        });
    }

    [Test]
    public async Task Given_letter_and_Vitale_card_When_activated_Then_the_person_signs_in_and_the_dossier_is_open()
    {
        var person = await RegisterAsync(Named(Assured.Adult()));
        var secret = await ActivateAsync(person, await IssueAsync(person));

        var client = await SignInAsync(person, secret);
        var compte = await ReadAsync(client, person);

        Assert.Multiple(async () =>
        {
            Assert.That(compte.Status, Is.EqualTo(CompteStatus.Actif));
            Assert.That(compte.ActivateTime, Is.EqualTo(compte.CreateTime));
            Assert.That((await CheckAsync(person)).Status, Is.EqualTo(DossierStatus.Actif));
        });
    }

    [Test]
    public async Task Given_person_died_When_a_code_is_asked_for_Then_there_is_no_account_any_more()
    {
        var (person, client, _) = await ActiveAsync();

        var closed = await (await OperatorAsync()).Operateur.DeclareDecesAsync(
            new DeclareDecesRequest { RequestId = NewId(), Patient = person.Wire }, Operator.Headers());
        var session = await Refused.OnTheWireAsync(ReadAsync(client, person));
        var code = await Refused.OnTheWireAsync(IssueAsync(person));

        Assert.Multiple(async () =>
        {
            Assert.That((closed.Status, closed.ClosingMotive), Is.EqualTo((CompteStatus.Clos, ClosingMotive.Deces)));
            Assert.That(session.Reason, Is.EqualTo("SESSION_TERMINEE"));
            Assert.That(code.Reason, Is.EqualTo("PERSONNE_DECEDEE"));
            Assert.That((await CheckAsync(person)).Status, Is.EqualTo(DossierStatus.Ferme));
        });
    }
}
