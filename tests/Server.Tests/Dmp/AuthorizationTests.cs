using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>TD0.3: the patient lets a professional read, or no longer.</summary>
public sealed class AuthorizationTests(Engine engine) : UnauthorizedFixture(engine)
{
    [Test]
    public async Task Given_no_authorisation_When_the_patient_agrees_Then_reading_is_granted_for_a_year()
    {
        await using var client = Cartes.Client("medecin");
        var before = (await client.Dossiers.CheckAsync(Patients.Petra)).Authorization;
        var refusal = await Refused.ByAsync(client.Dmp.FindAsync(Patients.Petra).FirstOrDefaultAsync().AsTask());

        var given = await client.Dossiers.AuthorizeAsync(Patients.Petra, Agreed);
        var dossier = await client.Dossiers.CheckAsync(Patients.Petra);

        Assert.That(before, Is.EqualTo(AuthorizationStatus.NonExiste));
        Assert.That(refusal.Reason, Is.EqualTo(Reason.AutorisationAbsente));
        Assert.That(refusal, Is.TypeOf<HabilitationDeniedException>());
        Assert.That((given.Status, given.Professional!.PsIdNat), Is.EqualTo((AuthorizationStatus.Valide, "899700296140")));
        Assert.That(given.ExpireTime! - given.StartTime!, Is.EqualTo(TimeSpan.FromDays(365)));
        Assert.That(dossier.Authorization, Is.EqualTo(AuthorizationStatus.Valide));
        Assert.That(dossier.AuthorizationExpireTime, Is.EqualTo(given.ExpireTime));
        Assert.That(async () => await client.Dmp.FindAsync(Patients.Petra).CountAsync(), Throws.Nothing);
    }

    [TestCase(false, "Un texte", "consent.given", "CONSENTEMENT_ABSENT")]
    [TestCase(true, "  ", "consent.text", "CONSENTEMENT_ABSENT")]
    [TestCase(null, "", "consent.given", "CONSENTEMENT_ABSENT")]
    public async Task Given_a_patient_who_did_not_agree_When_authorised_Then_refused_and_nothing_given(
        bool? given, string text, string field, string reason)
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var request = Request(Patients.Alot, Wire.AuthorizationAction.Ajout);
        request.Consent = given is { } told ? new Wire.Consent { Given = told, Text = text } : null;

        var refusal = await Refused.OnTheWireAsync(
            client.Dmp.SetAuthorizationAsync(request, client.Headers()).ResponseAsync);

        Assert.That((refusal.Reason, refusal.Fields.Single()), Is.EqualTo((reason, field)));
        await using var sdk = Cartes.Client("medecin");
        Assert.That((await sdk.Dossiers.CheckAsync(Patients.Alot)).Authorization, Is.EqualTo(AuthorizationStatus.NonExiste));
    }

    [Test]
    public async Task Given_requests_that_say_too_little_When_sent_Then_each_names_its_field()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var withoutAction = Request(Patients.Alot, Wire.AuthorizationAction.Unspecified);
        var withoutId = Request(Patients.Alot, Wire.AuthorizationAction.Ajout);
        withoutId.RequestId = "demain";
        var tooLong = Request(Patients.Alot, Wire.AuthorizationAction.Ajout);
        tooLong.Consent = new Wire.Consent { Given = true, Text = new string('x', 4001) };
        var team = Request(Patients.Alot, Wire.AuthorizationAction.Ajout);
        team.Holder = Wire.AuthorizationHolder.EquipeDeSoins;
        team.Role = Wire.AuthorizationRole.MedecinTraitant;

        var fields = new List<string>();
        foreach (var request in (Wire.SetAuthorizationRequest[])[withoutAction, withoutId, tooLong, team, new()])
        {
            var refusal = await Refused.OnTheWireAsync(
                client.Dmp.SetAuthorizationAsync(request, client.Headers()).ResponseAsync);
            Assert.That(refusal.Reason, Is.EqualTo("REQUETE_INVALIDE"));
            fields.AddRange(refusal.Fields);
        }

        Assert.That(fields, Is.EqualTo(new[] { "action", "request_id", "consent.text", "role", "patient" }));
    }

    [Test]
    public async Task Given_an_authorisation_When_withdrawn_Then_nothing_is_read_from_then_on()
    {
        await using var client = Cartes.Client("pharmacien");
        await client.Dossiers.AuthorizeAsync(Patients.Petra, Agreed);

        var left = await client.Dossiers.WithdrawAsync(Patients.Petra);

        Assert.That(left.Status, Is.EqualTo(AuthorizationStatus.NonExiste));
        Assert.That(await ReadingReasonAsync(client, Patients.Petra), Is.EqualTo(Reason.AutorisationAbsente));
        Assert.That(
            (await client.Dossiers.CheckAsync(Patients.Petra)).Authorization, Is.EqualTo(AuthorizationStatus.NonExiste));
    }

    [Test]
    public async Task Given_a_request_id_When_it_comes_again_Then_done_once_and_refused_with_other_content()
    {
        await using var client = Cartes.Client("infirmier");
        var options = new AuthorizeOptions { RequestId = Guid.NewGuid() };

        var first = await client.Dossiers.AuthorizeAsync(Patients.Petra, Agreed, options);
        await client.Dossiers.WithdrawAsync(Patients.Petra);
        var again = await client.Dossiers.AuthorizeAsync(Patients.Petra, Agreed, options);
        var other = client.Dossiers.AuthorizeAsync(Patients.Petra, Agreed with { Text = "Autre" }, options);

        Assert.That(again, Is.EqualTo(first));
        Assert.That(await ReasonOfAsync(other), Is.EqualTo(Reason.RequestIdReutilise));
        Assert.That(await ReadingReasonAsync(client, Patients.Petra), Is.EqualTo(Reason.AutorisationAbsente));
    }

    [Test]
    public async Task Given_a_blocked_professional_When_anything_is_tried_Then_only_the_patient_can_lift_it()
    {
        await using var client = Cartes.Client("opticien");
        await client.Dossiers.AuthorizeAsync(Patients.Petra, Agreed);
        await BlockAsync("899700500020", Patients.Petra, isBlocked: true);

        var told = (await client.Dossiers.CheckAsync(Patients.Petra)).Authorization;
        var reading = await ReadingReasonAsync(client, Patients.Petra);
        var asking = await ReasonOfAsync(client.Dossiers.AuthorizeAsync(Patients.Petra, Agreed));
        await BlockAsync("899700500020", Patients.Petra, isBlocked: false);
        var lifted = (await client.Dossiers.CheckAsync(Patients.Petra)).Authorization;

        Assert.That((told, lifted), Is.EqualTo((AuthorizationStatus.Interdit, AuthorizationStatus.NonExiste)));
        Assert.That((reading, asking), Is.EqualTo((Reason.AccesBloque, Reason.AccesBloque)));
    }

    [Test]
    public async Task Given_a_care_team_When_authorised_Then_all_its_professionals_read_but_one_who_is_blocked()
    {
        await using var doctor = Cartes.Client("medecin");
        await using var colleague = Cartes.Client("medecin-formation");
        await using var stranger = Cartes.Client("infirmier");

        var given = await doctor.Dossiers.AuthorizeAsync(
            Patients.Attribut,
            Agreed with { Text = ConsentText.CareTeam },
            new AuthorizeOptions { Holder = AuthorizationHolder.CareTeam });
        var theirs = (await colleague.Dossiers.CheckAsync(Patients.Attribut)).Authorization;
        await BlockAsync("899700500186", Patients.Attribut, isBlocked: true);

        Assert.That((given.Professional, given.Structure.StructIdNat), Is.EqualTo(((Professional?)null, "499700296140001")));
        Assert.That(theirs, Is.EqualTo(AuthorizationStatus.Valide));
        Assert.That(await ReadingReasonAsync(colleague, Patients.Attribut), Is.EqualTo(Reason.AccesBloque));
        Assert.That(await ReadingReasonAsync(stranger, Patients.Attribut), Is.EqualTo(Reason.AutorisationAbsente));
    }

    [Test]
    public async Task Given_a_secretary_When_the_patient_agrees_Then_her_doctors_read_and_she_cannot_withdraw()
    {
        await using var secretary = Cartes.Client("secretaire");
        await using var doctor = Cartes.Client("medecin");

        var given = await secretary.Dossiers.AuthorizeAsync(Patients.Nessi, Agreed);

        Assert.That(given.Professional, Is.Null);
        Assert.That((await doctor.Dossiers.CheckAsync(Patients.Nessi)).Authorization, Is.EqualTo(AuthorizationStatus.Valide));
        Assert.That(
            await ReasonOfAsync(secretary.Dossiers.WithdrawAsync(Patients.Nessi)), Is.EqualTo(Reason.DroitInsuffisant));
    }

    [Test]
    public async Task Given_a_medecin_traitant_When_another_takes_over_and_drops_the_part_Then_both_still_read()
    {
        await using var first = Cartes.Client("medecin");
        await using var second = Cartes.Client("medecin-traitant");
        var asMedecinTraitant = new AuthorizeOptions { AsMedecinTraitant = true };

        await first.Dossiers.AuthorizeAsync(Patients.Arthur, Agreed, asMedecinTraitant);
        var one = await first.Dossiers.CheckAsync(Patients.Arthur);
        await second.Dossiers.AuthorizeAsync(Patients.Arthur, Agreed, asMedecinTraitant);
        var former = await first.Dossiers.CheckAsync(Patients.Arthur);
        var left = await second.Dossiers.DropMedecinTraitantAsync(Patients.Arthur);
        var none = await second.Dossiers.CheckAsync(Patients.Arthur);

        Assert.That((one.CallerIsMedecinTraitant, former.CallerIsMedecinTraitant), Is.EqualTo((true, false)));
        Assert.That(
            (former.Authorization, left.Status, none.Authorization, none.CallerIsMedecinTraitant),
            Is.EqualTo((AuthorizationStatus.Valide, AuthorizationStatus.Valide, AuthorizationStatus.Valide, false)));
        Assert.That(
            await ReasonOfAsync(second.Dossiers.DropMedecinTraitantAsync(Patients.Arthur)),
            Is.EqualTo(Reason.DroitInsuffisant));
    }

    [TestCase("pharmacien", true)]
    [TestCase("medecin-travail", false)]
    [TestCase("structure", false)]
    public async Task Given_a_part_that_the_caller_cannot_take_When_asked_for_Then_refused(string card, bool asMedecinTraitant)
    {
        await using var client = Cartes.Client(card);

        var refusal = await Refused.ByAsync(client.Dossiers.AuthorizeAsync(
            Patients.Corse, Agreed, new AuthorizeOptions { AsMedecinTraitant = asMedecinTraitant }));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.DroitInsuffisant));
    }

    [Test]
    public async Task Given_no_open_dossier_When_authorised_Then_refused()
    {
        await using var client = Cartes.Client("medecin");

        Assert.That(
            await ReasonOfAsync(client.Dossiers.AuthorizeAsync(Patients.Ferme, Agreed)), Is.EqualTo(Reason.DossierFerme));
        Assert.That(
            await ReasonOfAsync(client.Dossiers.AuthorizeAsync(Patients.SansDossier, Agreed)),
            Is.EqualTo(Reason.DossierInexistant));
    }

    [Test]
    public async Task Given_a_patient_who_closes_the_dossier_When_an_authorised_doctor_reads_Then_refused()
    {
        await using var client = Cartes.Client("medecin");
        await client.Dossiers.AuthorizeAsync(Patients.JumeauQuatre, Agreed);

        await Service<CloseDossier>().RunAsync(
            await IdOfAsync(Patients.JumeauQuatre), "Je ne veux plus de DMP", CancellationToken.None);

        Assert.That(await ReadingReasonAsync(client, Patients.JumeauQuatre), Is.EqualTo(Reason.DossierFerme));
    }

    private async Task BlockAsync(string psIdNat, Ins patient, bool isBlocked) =>
        await Service<BlockProfessional>().RunAsync(
            await IdOfAsync(patient), new() { PsIdNat = psIdNat }, new(), isBlocked, CancellationToken.None);

    private static Wire.SetAuthorizationRequest Request(Ins patient, Wire.AuthorizationAction action) => new()
    {
        Patient = RawDeposit.Wire(patient),
        Action = action,
        Consent = new Wire.Consent { Given = true, Text = "Un texte" },
        RequestId = Guid.NewGuid().ToString("D"),
    };
}
