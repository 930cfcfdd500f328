using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Session;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.ProSanteConnect;

/// <summary>A professional signs in, feeds and reads, without a card.</summary>
public sealed class SignInTests(Engine engine) : SignedInFixture(engine)
{
    private static readonly Structure ClinicItself = new(Clinic, "CLINIQUE DES ESSAIS");

    private GivenPatients Patients => new(Sandbox);

    [Test]
    public async Task Given_a_browser_When_signed_in_Then_the_session_is_the_professionals()
    {
        using var issuer = Issuer();
        await using var signedIn = await issuer.SignInAsync();
        await using var client = Client(signedIn);

        var session = await client.Session.GetSessionAsync();

        Assert.That(session.AuthenticationMode, Is.EqualTo(AuthenticationMode.ProSanteConnect));
        Assert.That(
            session.Professional,
            Is.EqualTo(new Professional(Doctor, new PersonName("LEFORT", "CAMILLE"), "10", "SM26")));
        Assert.That(session.Structure, Is.EqualTo(ClinicItself));
    }

    [TestCase(CibaChannel.Mobile)]
    [TestCase(CibaChannel.Carte)]
    public async Task Given_no_browser_When_the_number_is_confirmed_Then_the_session_is_the_professionals(CibaChannel channel)
    {
        string? shown = null;
        using var issuer = Issuer();
        await using var signedIn = await issuer.SignInByCibaAsync(Nurse, number => shown = number, channel);
        await using var client = Client(signedIn);

        var session = await client.Session.GetSessionAsync();

        Assert.That(shown, Does.Match("^[0-9]{2}$"));
        Assert.That((session.Professional.PsIdNat, session.Professional.Profession), Is.EqualTo((Nurse, "60")));
    }

    [Test]
    public async Task Given_a_professional_signed_in_When_feeding_and_reading_Then_the_structure_seals_and_the_author_reads()
    {
        using var issuer = Issuer();
        await using var signedIn = await issuer.SignInAsync();
        await using var client = Client(signedIn);
        var patient = await Patients.AdultAsync();
        var sample = Consultation.By(signedIn.Identity.Activites[0].Professional, ClinicItself, patient);
        await using var cda = await sample.ToStreamAsync();
        using var copy = new MemoryStream();

        await client.Dmp.SubmitAsync(patient, cda, Visibility.Everyone);
        await client.Dossiers.AuthorizeAsync(patient, new Consent(ConsentText.Professional, IsGiven: true));
        var found = await client.Dmp.FindAsync(patient).SingleAsync();
        await client.Dmp.RetrieveAsync(patient, found.UniqueId, copy);

        Assert.That(found.UniqueId, Is.EqualTo(sample.UniqueId));
        Assert.That(copy.ToArray(), Is.EqualTo(cda.ToArray()));
        var traces = await client.Dossiers.ListAccessTracesAsync(patient).ToListAsync();
        Assert.That(traces.Select(t => t.AuthenticationMode), Is.All.EqualTo(AuthenticationMode.ProSanteConnect));
        Assert.That(traces.Select(t => t.Professional.PsIdNat), Is.All.EqualTo(Doctor));
    }

    [Test]
    public async Task Given_a_document_of_another_author_When_fed_Then_refused()
    {
        using var issuer = Issuer();
        await using var signedIn = await issuer.SignInAsync();
        await using var client = Client(signedIn);
        var patient = await Patients.AdultAsync();
        await using var cda = await Consultation.By(Cartes["pharmacien"], patient).ToStreamAsync();

        var refusal = await Refused.ByAsync(client.Dmp.SubmitAsync(patient, cda, Visibility.Everyone));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.AuteurDifferent));
    }

    [Test]
    public async Task Given_several_activities_When_another_site_of_the_clinic_is_chosen_Then_the_session_is_there()
    {
        using var issuer = Issuer();
        await using var signedIn = await issuer.SignInByCibaAsync("899700500152", _ => { });
        var site = signedIn.Identity.Find("10B0099981")!.Activite;
        await using var client = Client(signedIn, site);

        var session = await client.Session.GetSessionAsync();

        Assert.That(signedIn.Identity.Activites, Has.Count.EqualTo(3));
        Assert.That(session.Structure, Is.EqualTo(site.Structure));
    }

    [Test]
    public async Task Given_an_activity_elsewhere_When_a_session_is_asked_for_Then_the_structure_differs()
    {
        using var issuer = Issuer();
        await using var signedIn = await issuer.SignInByCibaAsync(Pharmacist, _ => { });
        await using var client = Client(signedIn);

        var refusal = await Refused.ByAsync(client.Session.GetSessionAsync());

        Assert.That(refusal, Is.TypeOf<HabilitationDeniedException>());
        Assert.That(refusal.Reason, Is.EqualTo(Reason.PscStructureDifferente));
    }

    [Test]
    public async Task Given_options_that_do_not_go_together_When_a_client_is_built_Then_refused()
    {
        using var issuer = Issuer();
        await using var signedIn = await issuer.SignInAsync();
        await using var idle = await issuer.SignInByCibaAsync("899700500194", _ => { });
        var elsewhere = new Activite(new Structure("10B0130811", "PHARMACIE DU MARCHE"), "SA33");

        Assert.That(() => Client(signedIn, elsewhere), Throws.ArgumentException.With.Message.Contains("activities"));
        Assert.That(() => Client(idle), Throws.ArgumentException.With.Message.Contains("0 activities"));
        Assert.That(() => Build(signedIn, o => o.Carte = Cartes["regulation"]), Throws.ArgumentException);
        Assert.That(() => Build(signedIn, o => o.AuthenticationMode = AuthenticationMode.Air), Throws.ArgumentException);
        Assert.That(() => Build(signedIn, o => o.Professional = signedIn.Identity.Activites[0].Professional), Throws.ArgumentException);
    }

    [Test]
    public async Task Given_the_card_of_a_regulation_centre_When_its_doctor_signs_in_Then_access_is_centre_15()
    {
        var carte = Cartes["regulation"];
        using var issuer = new ProSanteConnectClient(Sandbox.ProSanteConnect.ClientOptions(carte, "899700500178"));
        await using var signedIn = await issuer.SignInAsync();
        var options = Sandbox.ClientOptions(carte);
        (options.Professional, options.ProSanteConnect, options.AccessMode) = (null, signedIn, AccessMode.Centre15);
        await using var client = new MonEspaceSanteClient(options);

        Assert.That((await client.Session.GetSessionAsync()).AccessMode, Is.EqualTo(AccessMode.Centre15));
        Assert.That(await client.Dmp.FindAsync(await Patients.AdultAsync()).CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Given_the_user_refuses_When_signing_in_Then_told_so()
    {
        using var issuer = Issuer("refus");

        var refusal = await Refused.ByAsync(issuer.SignInAsync());

        Assert.That(refusal, Is.TypeOf<SessionEndedException>());
        Assert.That(refusal.Reason, Is.EqualTo(Reason.PscRefus));
    }

    [Test]
    public async Task Given_a_number_that_nobody_has_When_signing_in_Then_told_so()
    {
        using var issuer = Issuer();

        var refusal = await Refused.ByAsync(issuer.SignInByCibaAsync("899700000000", _ => { }));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.PscProfessionnelInconnu));
    }

    [Test]
    public async Task Given_a_software_that_is_not_registered_When_signing_in_Then_told_so()
    {
        var options = IssuerOptions();
        options.ClientId = "inconnu";
        using var issuer = new ProSanteConnectClient(options);

        var refusal = await Refused.ByAsync(issuer.SignInByCibaAsync(Doctor, _ => { }));

        Assert.That(refusal, Is.TypeOf<ContractViolationException>());
        Assert.That(refusal.Reason, Is.EqualTo(Reason.PscLogicielRefuse));
    }

    private MonEspaceSanteClient Build(ProSanteConnectSession session, Action<MonEspaceSanteOptions> change)
    {
        var options = Sandbox.ClientOptions(Structure);
        options.Professional = null;
        options.ProSanteConnect = session;
        change(options);
        return new MonEspaceSanteClient(options);
    }
}
