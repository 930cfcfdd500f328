using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>TD1.6: who may read a dossier, and who is blocked.</summary>
public sealed class AuthorizationListTests(Engine engine) : UnauthorizedFixture(engine)
{
    [Test]
    public async Task Given_authorised_and_blocked_professionals_When_listed_Then_each_filter_tells_its_own()
    {
        await using var doctor = Cartes.Client("medecin");
        await using var pharmacist = Cartes.Client("pharmacien");
        await using var nurse = Cartes.Client("infirmier");
        await pharmacist.Dossiers.AuthorizeAsync(Patients.Celine, Agreed);
        await nurse.Dossiers.AuthorizeAsync(Patients.Celine, Agreed);
        await nurse.Dossiers.WithdrawAsync(Patients.Celine);
        await Service<BlockProfessional>().RunAsync(
            await IdOfAsync(Patients.Celine), new() { PsIdNat = "899700500020" }, new(), true, CancellationToken.None);
        await doctor.Dossiers.AuthorizeAsync(
            Patients.Celine, Agreed, new AuthorizeOptions { AsMedecinTraitant = true });

        var all = await doctor.Dossiers.ListAuthorizationsAsync(Patients.Celine).ToListAsync();
        var active = await ListAsync(doctor, Patients.Celine, AuthorizationFilter.Active);
        var blocked = await ListAsync(doctor, Patients.Celine, AuthorizationFilter.Blocked);

        Assert.That(all.Select(one => one.Status), Is.EqualTo(new[]
        {
            AuthorizationStatus.Valide, AuthorizationStatus.Interdit, AuthorizationStatus.NonExiste,
            AuthorizationStatus.Valide,
        }));
        Assert.That(all[0].IsMedecinTraitant && !all[3].IsMedecinTraitant);
        Assert.That(active, Is.EqualTo(new[] { "899700296140", "899700500012" }));
        Assert.That(blocked, Is.EqualTo(new[] { "899700500020" }));
        Assert.That(all[1].StartTime, Is.Null, "blocked without ever an authorisation");
    }

    [Test]
    public async Task Given_an_authorisation_When_listed_Then_at_the_instants_that_it_was_answered_with()
    {
        await using var pharmacist = Cartes.Client("pharmacien");

        var answered = await pharmacist.Dossiers.AuthorizeAsync(Patients.Corse, Agreed);
        var listed = await pharmacist.Dossiers.ListAuthorizationsAsync(Patients.Corse).FirstAsync();

        Assert.That(
            (listed.StartTime, listed.LastActionTime, listed.ExpireTime),
            Is.EqualTo((answered.StartTime, answered.LastActionTime, answered.ExpireTime)));
    }

    [Test]
    public async Task Given_pages_of_one_When_listed_Then_each_comes_once_and_foreign_tokens_are_refused()
    {
        await using var doctor = Cartes.Client("medecin");
        foreach (var card in (string[])["pharmacien", "infirmier", "medecin"])
        {
            await using var client = Cartes.Client(card);
            await client.Dossiers.AuthorizeAsync(Patients.JumeauUn, Agreed);
            await client.Dossiers.AuthorizeAsync(Patients.JumeauTrois, Agreed);
        }

        var pages = await doctor.Dossiers.ListAuthorizationsAsync(Patients.JumeauUn).AsPages(pageSize: 1).ToListAsync();
        var token = pages[0].NextPageToken!;
        ResultPages<Authorization>[] others =
        [
            doctor.Dossiers.ListAuthorizationsAsync(Patients.JumeauTrois),
            doctor.Dossiers.ListAuthorizationsAsync(Patients.JumeauUn, AuthorizationFilter.Active),
        ];

        Assert.That(
            pages.Select(page => page.Items.Single().Professional!.PsIdNat),
            Is.EqualTo(new[] { "899700296140", "899700500038", "899700500012" }));
        Assert.That(pages[^1].NextPageToken, Is.Null);
        foreach (var other in others)
            Assert.That(
                await ReasonOfAsync(other.AsPages(token).FirstAsync().AsTask()), Is.EqualTo(Reason.PageInvalide));
        Assert.That(
            await ReasonOfAsync(
                doctor.Dossiers.ListAuthorizationsAsync(Patients.JumeauUn).AsPages($"{token[..^4]}AAAA").FirstAsync().AsTask()),
            Is.EqualTo(Reason.PageInvalide));
    }

    [TestCase("dentiste", Reason.AutorisationAbsente)]
    [TestCase("secretaire", Reason.DroitInsuffisant)]
    public async Task Given_who_may_not_read_When_listing_Then_refused(string card, Reason reason)
    {
        await using var client = Cartes.Client(card);

        Assert.That(
            await ReasonOfAsync(client.Dossiers.ListAuthorizationsAsync(Patients.Alot).AnyAsync().AsTask()),
            Is.EqualTo(reason));
    }

    private static async Task<IEnumerable<string>> ListAsync(
        MonEspaceSanteClient client, Ins patient, AuthorizationFilter filter) =>
        (await client.Dossiers.ListAuthorizationsAsync(patient, filter).ToListAsync())
            .Select(authorization => authorization.Professional!.PsIdNat);
}
