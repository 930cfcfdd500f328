using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>TD0.4: the dossiers that a caller may read.</summary>
public sealed class DossierListTests(Engine engine) : UnauthorizedFixture(engine)
{
    private static DateTimeOffset LongAgo { get; } = DateTimeOffset.UnixEpoch;

    [Test]
    public async Task Given_authorisations_When_listed_Then_the_latest_first_without_those_that_no_longer_stand()
    {
        await using var client = Cartes.Client("dentiste");
        foreach (var patient in (Ins[])[Patients.Petra, Patients.Attribut, Patients.Alot, Patients.Nessi])
            await client.Dossiers.AuthorizeAsync(patient, Agreed);
        await client.Dossiers.WithdrawAsync(Patients.Attribut);
        await client.Dossiers.OpenAsync(Patients.Petra);

        var listed = await client.Dossiers.ListAsync(LongAgo).ToListAsync();
        var pages = await client.Dossiers.ListAsync(LongAgo).AsPages(pageSize: 1).ToListAsync();

        Assert.That(
            listed.Select(dossier => dossier.Patient), Is.EqualTo(new[] { Patients.Nessi, Patients.Alot, Patients.Petra }));
        Assert.That(
            pages.Select(page => page.Items.Single().Patient), Is.EqualTo(listed.Select(dossier => dossier.Patient)));
        Assert.That(listed[0].Traits.BirthName, Is.EqualTo("NESSI"));
        Assert.That(listed[0].Authorization.Professional!.PsIdNat, Is.EqualTo("899700500202"));
        Assert.That((listed[2].LastVisitTime is null, listed[1].LastVisitTime is null), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Given_a_period_When_listed_Then_only_what_changed_in_it()
    {
        await using var client = Cartes.Client("sage-femme");
        await client.Dossiers.AuthorizeAsync(Patients.Petra, Agreed);
        var later = (await client.Dossiers.AuthorizeAsync(Patients.Alot, Agreed)).LastActionTime!.Value;

        var since = await client.Dossiers.ListAsync(later).ToListAsync();
        var tomorrow = await client.Dossiers.ListAsync(later.AddDays(1)).CountAsync();

        Assert.That(since.Select(dossier => dossier.Patient), Is.EqualTo(new[] { Patients.Alot }));
        Assert.That(tomorrow, Is.Zero);
    }

    [TestCase(long.MaxValue, 0)]
    [TestCase(0, -1)]
    public async Task Given_a_date_of_no_calendar_When_listed_from_Then_the_field_is_named(long seconds, int nanos)
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);

        var refusal = await Refused.OnTheWireAsync(client.Dmp.ListDossiersAsync(
            new() { Since = new() { Seconds = seconds, Nanos = nanos } }, client.Headers()).ResponseAsync);

        Assert.That((refusal.Reason, refusal.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", "since")));
    }

    [Test]
    public async Task Given_a_token_of_another_list_When_used_Then_refused()
    {
        await using var client = Cartes.Client("kinesitherapeute");
        await using var other = Cartes.Client("audioprothesiste");
        await client.Dossiers.AuthorizeAsync(Patients.Petra, Agreed);
        await client.Dossiers.AuthorizeAsync(Patients.Alot, Agreed);
        var token = (await client.Dossiers.ListAsync(LongAgo).AsPages(pageSize: 1).FirstAsync()).NextPageToken!;
        var altered = (token[0] == 'A' ? 'B' : 'A') + token[1..];

        Reason[] reasons =
        [
            await RefusedPageAsync(client.Dossiers.ListAsync(LongAgo), altered),
            await RefusedPageAsync(client.Dossiers.ListAsync(LongAgo), "!"),
            await RefusedPageAsync(client.Dossiers.ListAsync(LongAgo.AddDays(1)), token),
            await RefusedPageAsync(client.Dossiers.ListAsync(LongAgo, DossierDate.LastDocument), token),
            await RefusedPageAsync(other.Dossiers.ListAsync(LongAgo), token),
        ];

        Assert.That(reasons, Is.All.EqualTo(Reason.PageInvalide));
        Assert.That((await client.Dossiers.ListAsync(LongAgo).AsPages(token).SingleAsync()).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Given_a_secretary_When_listing_Then_the_dossiers_of_her_structure_once_each()
    {
        await using var doctor = Cartes.Client("medecin");
        await using var colleague = Cartes.Client("medecin-formation");
        await using var stranger = Cartes.Client("pharmacien");
        await using var secretary = Cartes.Client("secretaire");
        await doctor.Dossiers.AuthorizeAsync(Patients.Arthur, Agreed);
        await colleague.Dossiers.AuthorizeAsync(Patients.Arthur, Agreed);
        await stranger.Dossiers.AuthorizeAsync(Patients.Celine, Agreed);

        var listed = await secretary.Dossiers.ListAsync(LongAgo).ToListAsync();

        Assert.That(listed.Select(dossier => dossier.Patient), Is.EqualTo(new[] { Patients.Arthur }));
    }

    [Test]
    public async Task Given_a_structure_When_listing_Then_by_authorisation_alone()
    {
        await using var client = Cartes.Client("structure");

        Assert.That(await client.Dossiers.ListAsync(LongAgo).CountAsync(), Is.Zero);
        Assert.That(
            await ReasonOfAsync(client.Dossiers.ListAsync(LongAgo, DossierDate.LastDocument).AnyAsync().AsTask()),
            Is.EqualTo(Reason.DroitInsuffisant));
    }

    [Test]
    public async Task Given_a_care_team_When_one_of_it_is_blocked_Then_listed_to_the_others_only()
    {
        await using var nurse = Cartes.Client("infirmier");
        await nurse.Dossiers.AuthorizeAsync(
            Patients.JumeauUn, Agreed, new AuthorizeOptions { Holder = AuthorizationHolder.CareTeam });
        var before = await nurse.Dossiers.ListAsync(LongAgo).CountAsync();

        await Service<BlockProfessional>().RunAsync(
            await IdOfAsync(Patients.JumeauUn), new() { PsIdNat = "899700500038" }, new(), true, CancellationToken.None);

        Assert.That((before, await nurse.Dossiers.ListAsync(LongAgo).CountAsync()), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Given_no_beginning_of_the_period_When_listed_Then_refused()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);

        var refusal = await Refused.OnTheWireAsync(client.Dmp.ListDossiersAsync(new(), client.Headers()).ResponseAsync);

        Assert.That((refusal.Reason, refusal.Fields.Single()), Is.EqualTo(("REQUETE_INVALIDE", "since")));
    }

    private static Task<Reason> RefusedPageAsync(ResultPages<ListedDossier> pages, string token) =>
        ReasonOfAsync(pages.AsPages(token).FirstAsync().AsTask());
}
