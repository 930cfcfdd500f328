using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Session;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>TD0.5: a regulation centre searches without INS.</summary>
public sealed class PatientSearchTests(Engine engine) : UnauthorizedFixture(engine)
{
    [Test]
    public async Task Given_a_name_When_searched_Then_its_bearers_are_found_with_their_marks()
    {
        await using var client = Regulation();

        var whole = await client.Dossiers.SearchAsync(new PatientSearch { Name = "pétra" });
        var beginning = await client.Dossiers.SearchAsync(new PatientSearch { Name = "PET", GivenName = "Did" });
        var used = await client.Dossiers.SearchAsync(new PatientSearch { Name = "De Vinci" });

        Assert.That(whole.Select(found => (found.Patient, found.MatchPercent)), Is.EqualTo(new[] { (Patients.Petra, 100) }));
        Assert.That(beginning.Single().MatchPercent, Is.EqualTo(80));
        Assert.That(used.Single().Patient, Is.EqualTo(Patients.Nessi));
        Assert.That(used.Single().Traits.BirthName, Is.EqualTo("NESSI"));
    }

    [Test]
    public async Task Given_a_birth_date_When_searched_Then_found()
    {
        await using var client = Regulation();

        var found = await client.Dossiers.SearchAsync(new PatientSearch { BirthDate = "1979-03-28" });
        var moon = await client.Dossiers.SearchAsync(new PatientSearch { BirthDate = "1981-33-00", Sex = "M" });

        Assert.That(found.Single().Patient, Is.EqualTo(PatTrois));
        Assert.That(moon.Single().Patient, Is.EqualTo(Patients.Lunaire));
    }

    [TestCase("PAITRA")]
    [TestCase("PETRAT")]
    [TestCase("PERTA")]
    [TestCase("PETTRA")]
    public async Task Given_a_name_that_is_nearly_right_When_searched_near_enough_Then_found(string name)
    {
        await using var client = Regulation();

        var exact = await client.Dossiers.SearchAsync(new PatientSearch { Name = name, Sex = "M" });
        var near = await client.Dossiers.SearchAsync(new PatientSearch { Name = name, Sex = "M", IsApproximate = true });

        Assert.That(exact, Is.Empty);
        Assert.That(near.Select(found => found.Patient), Does.Contain(Patients.Petra));
    }

    [TestCase("INTROUVABLE")]
    [TestCase("CONTESTE", Description = "never opened")]
    [TestCase("ESSAI-NONRATTACHE", Description = "of no account: CNDA 0.5-510")]
    public async Task Given_nobody_to_show_When_searched_Then_no_candidate(string name)
    {
        await using var client = Regulation();

        Assert.That(await client.Dossiers.SearchAsync(new PatientSearch { Name = name }), Is.Empty);
    }

    [Test]
    public async Task Given_a_patient_who_opposes_When_found_Then_the_opposition_is_told()
    {
        await using var client = Regulation();

        var found = await client.Dossiers.SearchAsync(new PatientSearch { Name = "ESSAI-SANSURGENCE" });

        Assert.That(found.Single().IsUrgenceOpposed, Is.True);
    }

    [Test]
    public async Task Given_criteria_that_are_none_When_searched_Then_the_field_is_named()
    {
        await using var client = Regulation();
        (PatientSearch Search, string Field)[] cases =
        [
            (new(), "name"),
            (new() { GivenName = "DIDIER", Sex = "M" }, "name"),
            (new() { Name = "P" }, "name"),
            (new() { Name = "--", Sex = "M" }, "name"),
            (new() { BirthDate = "28/03/1979" }, "birth_date"),
            (new() { Name = "PETRA", Sex = "X" }, "sex"),
            (new() { Name = "PETRA", GivenName = "D" }, "given_name"),
        ];

        foreach (var (search, field) in cases)
        {
            var refusal = await Refused.ByAsync(client.Dossiers.SearchAsync(search));
            Assert.That((refusal.Reason, refusal.Violations[0].Field), Is.EqualTo((Reason.RequeteInvalide, field)));
        }
    }

    [TestCase("medecin")]
    [TestCase("secretaire")]
    [TestCase("structure")]
    public async Task Given_no_regulation_centre_When_searched_Then_refused(string card)
    {
        await using var client = Cartes.Client(card);

        var refusal = await Refused.ByAsync(client.Dossiers.SearchAsync(new PatientSearch { Name = "PETRA" }));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.DroitInsuffisant));
        Assert.That(refusal, Is.TypeOf<HabilitationDeniedException>());
    }

    [Test]
    public async Task Given_an_authority_over_one_patient_When_all_are_searched_under_it_Then_refused()
    {
        await using var client = Regulation();
        var secret = await client.Session.OpenConnexionSecreteAsync(Patients.Mineure);

        var refusal = await Refused.ByAsync(client.Dossiers.In(secret).SearchAsync(new PatientSearch { Name = "PETRA" }));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.ContexteAutrePatient));
    }

    private MonEspaceSanteClient Regulation()
    {
        var options = Sandbox.ClientOptions(Cartes["regulation"]);
        options.AuthenticationMode = AuthenticationMode.Regulation;
        return new MonEspaceSanteClient(options);
    }
}
