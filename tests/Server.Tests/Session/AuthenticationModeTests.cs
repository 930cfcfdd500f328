using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Session;
using NUnit.Framework;
using Access = MonEspaceSante.Protos.Access.V1;
using AuthorizationStatus = MonEspaceSante.Protos.Dmp.V1.AuthorizationStatus;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>Sessions of each mode: what they need, what they may do, what refuses them.</summary>
public sealed class AuthenticationModeTests(Engine engine) : SandboxFixture(engine)
{
    private static readonly Activite Park = new(new Structure("10B0099981", "CLINIQUE DES ESSAIS, SITE DU PARC"), "SA04");
    private static readonly Activite Pharmacy = new(new Structure("10B0130811", "PHARMACIE DU MARCHE"), "SA33");

    private GivenPatients Patients => new(Sandbox);

    [TestCase("medecin", "899700296140", "499700296140001")]
    [TestCase("medecin-formation", "899700500186", "499700296140001")]
    [TestCase("remplacant", "899700500194", "499700296140001")]
    [TestCase("medecin-travail", "899700500160", "10B0080008")]
    [TestCase("secretaire", "699700296140001/CPE00001", "499700296140001")]
    [TestCase("secretaire-anonyme", "699700296140001/CPE00002", "499700296140001")]
    public async Task Given_a_card_of_a_person_When_calling_Then_the_session_is_the_holders(
        string card, string psIdNat, string structure)
    {
        await using var client = Cartes.Client(card);

        var session = await client.Session.GetSessionAsync();
        var dossier = await client.Dossiers.CheckAsync(PatTrois);

        Assert.That(session.Professional.PsIdNat, Is.EqualTo(psIdNat));
        Assert.That(session.Structure.StructIdNat, Is.EqualTo(structure));
        Assert.That((session.AuthenticationMode, session.AccessMode), Is.EqualTo((AuthenticationMode.Directe, AccessMode.Normal)));
        Assert.That(dossier.Status, Is.EqualTo(DossierStatus.Actif));
    }

    [Test]
    public void Given_a_card_that_names_nobody_When_opened_Then_its_employer_and_its_number_stand_for_the_name()
    {
        var name = Cartes["secretaire-anonyme"].Porteur.Professional!.Name;

        Assert.That(name, Is.EqualTo(new PersonName("CABINET DU DR LEFORT", "699700296140001-CPE00002")));
    }

    [Test]
    public async Task Given_mode_AIR_When_the_professional_was_authorised_elsewhere_Then_the_structure_neither_reads_nor_lists()
    {
        await using var client = Client("structure", AuthenticationMode.Air);
        var patient = await Patients.AdultAsync();
        var since = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await Patients.DecideAsync(patient, Cartes["medecin"], AuthorizationStatus.Valide);

        var read = await Refused.ByAsync(client.Dmp.FindAsync(patient).CountAsync().AsTask());
        await client.Dossiers.WithdrawAsync(patient);
        await using var card = Cartes.Client("medecin");
        var byCard = await card.Dmp.FindAsync(patient).CountAsync();

        Assert.That(read.Reason, Is.EqualTo(Reason.AutorisationAbsente));
        Assert.That(await client.Dossiers.ListAsync(since).Select(listed => listed.Patient).ToListAsync(), Does.Not.Contain(patient));
        Assert.That(byCard, Is.Zero, "what was given elsewhere is not the structure's to take back");
    }

    [Test]
    public async Task Given_mode_AIR_When_authorised_Then_the_professional_reads_and_feeds_nothing()
    {
        await using var client = Client("structure", AuthenticationMode.Air);
        var patient = await Patients.AdultAsync();
        await client.Dossiers.AuthorizeAsync(patient, new(ConsentText.Professional, IsGiven: true));
        await using var cda = await Consultation.By(Cartes["medecin"], patient).ToStreamAsync();

        var listed = await client.Dmp.FindAsync(patient).CountAsync();
        var deposit = await Refused.ByAsync(client.Dmp.SubmitAsync(patient, cda, Visibility.Everyone));

        Assert.That(listed, Is.Zero);
        Assert.That(deposit.Reason, Is.EqualTo(Reason.DroitInsuffisant));
        Assert.That((await client.Session.GetSessionAsync()).AuthenticationMode, Is.EqualTo(AuthenticationMode.Air));
    }

    [TestCase("3100000000/0000000001")]
    [TestCase("0991234567")]
    [TestCase("8997002961")]
    public async Task Given_mode_AIR_When_the_professional_has_no_RPPS_number_Then_no_session(string psIdNat)
    {
        var options = OptionsOf("structure", AuthenticationMode.Air);
        options.Professional = SandboxServer.Responsable with { PsIdNat = psIdNat };
        await using var client = new MonEspaceSanteClient(options);

        var refusal = await Refused.ByAsync(client.Session.GetSessionAsync());

        Assert.That(refusal.Reason, Is.EqualTo(Reason.RequeteInvalide));
        Assert.That(refusal.Violations[0].Field, Is.EqualTo("assertion.professional.ps_id_nat"));
    }

    [TestCase(-31, "ASSERTION_PERIMEE")]
    [TestCase(60, "ASSERTION_PERIMEE")]
    [TestCase(0, null)]
    public async Task Given_mode_AIR_When_the_statement_is_older_than_half_a_minute_Then_no_session(int seconds, string? reason)
    {
        var assertion = AirAssertion();
        assertion.IssueTime = TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToTimestamp();
        using var client = new RawClient(Sandbox, Cartes["structure"].AuthenticationCertificate);
        var request = RawClient.Signed(assertion, Cartes["structure"]);

        if (reason is null)
            Assert.That((await client.Sessions.OpenSessionAsync(request)).Token, Is.Not.Empty);
        else
            Assert.That((await RefusedAsync(client, request)).Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task Given_mode_AIR_When_a_statement_serves_again_Then_no_session()
    {
        using var client = new RawClient(Sandbox, Cartes["structure"].AuthenticationCertificate);
        var request = RawClient.Signed(AirAssertion(), Cartes["structure"]);
        await client.Sessions.OpenSessionAsync(request);

        Assert.That((await RefusedAsync(client, request)).Reason, Is.EqualTo("ASSERTION_REJOUEE"));
    }

    [TestCase("regulation", AuthenticationMode.Regulation)]
    [TestCase("medecin-regulation", AuthenticationMode.Directe)]
    public async Task Given_a_regulation_centre_When_reading_Then_no_authorisation_is_needed_unless_the_patient_opposes(
        string card, AuthenticationMode mode)
    {
        await using var client = Client(card, mode, AccessMode.Centre15);
        var (patient, opposed) = (await Patients.AdultAsync(), await Patients.AdultAsync());
        await Patients.OpposeUrgenceAsync(opposed);

        var session = await client.Session.GetSessionAsync();
        var listed = await client.Dmp.FindAsync(patient).CountAsync();
        var refusal = await Refused.ByAsync(client.Dmp.FindAsync(opposed).CountAsync().AsTask());

        Assert.That((session.AuthenticationMode, session.AccessMode), Is.EqualTo((mode, AccessMode.Centre15)));
        Assert.That(listed, Is.Zero);
        Assert.That(refusal.Reason, Is.EqualTo(Reason.OppositionUrgence));
    }

    [Test]
    public async Task Given_a_doctor_who_states_a_regulation_centre_When_claiming_emergencies_Then_no_session()
    {
        using var client = new RawClient(Sandbox, Cartes["medecin"].AuthenticationCertificate);
        var assertion = RawClient.Assertion(Cartes["medecin"]);
        assertion.Structure.StructIdNat = "10B0015015";
        assertion.AccessMode = Access.AccessMode.Centre15;

        var refusal = await Refused.OnTheWireAsync(client.OpenSessionAsync(assertion, Cartes["medecin"]));

        Assert.That(refusal.Reason, Is.EqualTo("REGULATION_REFUSEE"));
    }

    [TestCase("structure", AuthenticationMode.Regulation)]
    [TestCase("medecin", AuthenticationMode.Directe)]
    public async Task Given_who_is_no_regulation_centre_When_claiming_to_be_one_Then_no_session(
        string card, AuthenticationMode mode)
    {
        await using var client = Client(card, mode, AccessMode.Centre15);

        var refusal = await Refused.ByAsync(client.Session.GetSessionAsync());

        Assert.That(refusal, Is.TypeOf<HabilitationDeniedException>());
        Assert.That(refusal.Reason, Is.EqualTo(Reason.RegulationRefusee));
    }

    [TestCase("structure", Access.AuthenticationMode.Indirecte, Access.AccessMode.Centre15)]
    [TestCase("structure", Access.AuthenticationMode.Air, Access.AccessMode.Centre15)]
    [TestCase("structure", Access.AuthenticationMode.Air, Access.AccessMode.BrisDeGlace)]
    [TestCase("regulation", Access.AuthenticationMode.Regulation, Access.AccessMode.Normal)]
    [TestCase("regulation", Access.AuthenticationMode.Regulation, (Access.AccessMode)99)]
    public async Task Given_an_access_mode_that_goes_with_no_such_session_When_asked_for_Then_no_session(
        string card, object authentication, object access)
    {
        var assertion = RawClient.Assertion(Cartes[card]);
        assertion.AuthenticationMode = (Access.AuthenticationMode)authentication;
        assertion.AccessMode = (Access.AccessMode)access;
        using var client = new RawClient(Sandbox, Cartes[card].AuthenticationCertificate);

        var refusal = await RefusedAsync(client, RawClient.Signed(assertion, Cartes[card]));

        Assert.That((refusal.Reason, refusal.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", "assertion.access_mode")));
    }

    [TestCase(AuthenticationMode.Indirecte)]
    [TestCase(AuthenticationMode.Air)]
    public async Task Given_the_certificates_of_a_legal_entity_When_acting_for_a_place_of_care_Then_it_must_be_its_own(
        AuthenticationMode mode)
    {
        var (own, foreign) = (OptionsOf("structure", mode), OptionsOf("structure", mode));
        (own.Activite, foreign.Activite) = (Park, Pharmacy);
        await using var client = new MonEspaceSanteClient(own);
        await using var intruder = new MonEspaceSanteClient(foreign);

        var session = await client.Session.GetSessionAsync();
        var refusal = await Refused.ByAsync(intruder.Session.GetSessionAsync());

        Assert.That(session.Structure.StructIdNat, Is.EqualTo("10B0099981"));
        Assert.That(refusal.Reason, Is.EqualTo(Reason.AssertionIdentiteDifferente));
        Assert.That(refusal.Violations[0].Field, Is.EqualTo("assertion.structure"));
    }

    private static async Task<WireRefusal> RefusedAsync(RawClient client, Protos.Session.V1.OpenSessionRequest request) =>
        await Refused.OnTheWireAsync(client.Sessions.OpenSessionAsync(request).ResponseAsync);

    private Protos.Session.V1.SessionAssertion AirAssertion()
    {
        var assertion = RawClient.Assertion(Cartes["structure"]);
        assertion.AuthenticationMode = Access.AuthenticationMode.Air;
        assertion.AuthenticationContext = RawClient.Air;
        return assertion;
    }

    private MonEspaceSanteOptions OptionsOf(
        string card, AuthenticationMode mode, AccessMode access = AccessMode.Normal)
    {
        var options = Sandbox.ClientOptions(Cartes[card]);
        options.AuthenticationMode = mode;
        options.AccessMode = access;
        return options;
    }

    private MonEspaceSanteClient Client(
        string card, AuthenticationMode mode, AccessMode access = AccessMode.Normal) => new(OptionsOf(card, mode, access));
}
