using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using DmpRequests = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>Who is let in where: persons without a certificate, professionals, the operator.</summary>
[NonParallelizable]
public sealed class PersonSessionTests(Engine engine) : CompteFixture(engine)
{
    [Test]
    public async Task Given_published_secrets_When_a_sandbox_patient_signs_in_Then_let_in()
    {
        var access = SandboxAccess.Published;
        var patient = new Assured(PatTrois, "1979-03-28");

        var session = await Anybody.Comptes.SignInAsync(new SignInRequest
        {
            Patient = patient.Wire,
            Password = access.MotDePasse,
            Totp = Totp.DigitsAt(Totp.FromBase32(access.Totp), Clock.GetUtcNow()),
        });
        using var client = new RawClient(Sandbox, null);
        client.Bear(session.Token);

        Assert.That((await ReadAsync(client, patient)).Status, Is.EqualTo(CompteStatus.Actif));
    }

    [Test]
    public async Task Given_wrong_password_digits_or_person_When_signed_in_Then_all_refused_alike()
    {
        var (person, _, secret) = await ActiveAsync();
        var right = Credentials(person, secret);
        Clock.Advance(TimeSpan.FromSeconds(31));
        var wrongPassword = Credentials(person, secret);
        wrongPassword.Password += "!";
        var nobody = Credentials(Assured.Adult(), secret);
        var wrongDigits = Credentials(person, secret);
        wrongDigits.Totp = "12345";

        var refusals = new[]
        {
            await SignInRefusedAsync(wrongPassword), await SignInRefusedAsync(nobody),
            await SignInRefusedAsync(wrongDigits), await SignInRefusedAsync(right),
        };

        Assert.Multiple(() =>
        {
            Assert.That(refusals.Select(refusal => refusal.Reason), Is.All.EqualTo("IDENTIFIANTS_REFUSES"));
            Assert.That(refusals.Select(refusal => refusal.Message).Distinct().Count(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Given_five_failures_When_signed_in_Then_blocked_for_fifteen_minutes_known_or_not()
    {
        var (person, _, secret) = await ActiveAsync();
        var nobody = Assured.Adult();
        foreach (var subject in new[] { person, nobody })
        {
            var wrong = Credentials(subject, secret);
            wrong.Password = "autre chose de long";
            for (var failure = 0; failure < 5; failure++) await SignInRefusedAsync(wrong);
        }

        Clock.Advance(TimeSpan.FromMinutes(14));
        var blocked = await SignInRefusedAsync(Credentials(person, secret));
        var blockedToo = await SignInRefusedAsync(Credentials(nobody, secret));
        Clock.Advance(TimeSpan.FromMinutes(2));
        var session = await Anybody.Comptes.SignInAsync(Credentials(person, secret));

        Assert.Multiple(() =>
        {
            Assert.That((blocked.Reason, blockedToo.Reason), Is.EqualTo(("CONNEXION_BLOQUEE", "CONNEXION_BLOQUEE")));
            Assert.That(blocked.RetryDelay, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(61)));
            Assert.That(session.Token, Is.Not.Empty);
        });
    }

    [Test]
    public async Task Given_session_When_renewed_Then_it_lasts_four_hours_and_not_idle_nor_signed_out()
    {
        var (person, client, secret) = await ActiveAsync();
        for (var renewal = 0; renewal < 9; renewal++)
        {
            Clock.Advance(TimeSpan.FromMinutes(25));
            client.Bear((await client.Comptes.RenewSignInAsync(new(), client.Headers())).Token);
        }

        Clock.Advance(TimeSpan.FromMinutes(20));
        var tooOld = await Refused.OnTheWireAsync(ReadAsync(client, person));
        var idle = await SignInAsync(person, secret);
        Clock.Advance(TimeSpan.FromMinutes(31));
        var tooIdle = await Refused.OnTheWireAsync(ReadAsync(idle, person));
        var left = await SignInAsync(person, secret);
        await left.Comptes.SignOutAsync(new SignOutRequest(), left.Headers());
        var signedOut = await Refused.OnTheWireAsync(ReadAsync(left, person));

        Assert.That(
            new[] { tooOld.Reason, tooIdle.Reason, signedOut.Reason },
            Is.EqualTo(new[] { "JETON_EXPIRE", "JETON_EXPIRE", "SESSION_TERMINEE" }));
    }

    [Test]
    public async Task Given_session_seen_over_When_the_clock_is_put_back_Then_it_stays_over()
    {
        var (person, client, _) = await ActiveAsync();
        var tooLong = TimeSpan.FromMinutes(31);
        Clock.Advance(tooLong);
        await PassAsync();

        Clock.Advance(-tooLong);
        var refusal = await Refused.OnTheWireAsync(ReadAsync(client, person));

        Assert.That(refusal.Reason, Is.EqualTo("SESSION_TERMINEE"));
    }

    [Test]
    public async Task Given_tokens_When_used_at_another_audience_Then_refused()
    {
        var (person, client, _) = await ActiveAsync();
        using var doctor = await RawClient.OpenAsync(Sandbox, Cartes["medecin"], Clock);
        using var structure = await RawClient.OpenAsync(Sandbox, Cartes["structure"], Clock);
        var check = new CheckDossierRequest { Patient = person.Wire };
        var issue = new IssueActivationCodeRequest { RequestId = NewId(), Patient = person.Wire };

        var withoutCertificate = await Refused.OnTheWireAsync(client.Dmp.CheckDossierAsync(check, client.Headers()).ResponseAsync);
        var asPerson = await Refused.OnTheWireAsync(ReadAsync(doctor, person));
        var asOperator = await Refused.OnTheWireAsync(
            structure.Operateur.IssueActivationCodeAsync(issue, structure.Headers()).ResponseAsync);
        doctor.Bear(client.Token);
        var withPersonsToken = await Refused.OnTheWireAsync(doctor.Dmp.CheckDossierAsync(check, doctor.Headers()).ResponseAsync);
        var withoutToken = await Refused.OnTheWireAsync(ReadAsync(Anybody, person));

        Assert.That(
            new[]
            {
                withoutCertificate.Reason, asPerson.Reason, asOperator.Reason, withPersonsToken.Reason, withoutToken.Reason,
            },
            Is.EqualTo(new[]
            {
                "CERTIFICAT_ABSENT", "JETON_INVALIDE", "RESERVE_A_L_OPERATEUR", "JETON_AUTRE_CERTIFICAT", "SESSION_ABSENTE",
            }));
    }

    [Test]
    public async Task Given_anybody_When_a_dossier_is_created_Then_told_what_to_do_instead()
    {
        using var doctor = await RawClient.OpenAsync(Sandbox, Cartes["medecin"], Clock);

        var ofProfessional = await Refused.OnTheWireAsync(
            doctor.Dmp.CreateDossierAsync(new DmpRequests.CreateDossierRequest(), doctor.Headers()).ResponseAsync);
        var ofPatient = await Refused.OnTheWireAsync(
            Anybody.Comptes.CreateDossierAsync(new Protos.Compte.V1.CreateDossierRequest()).ResponseAsync);

        Assert.Multiple(() =>
        {
            Assert.That((ofProfessional.Reason, ofPatient.Reason), Is.EqualTo(("CREATION_SUPPRIMEE", "CREATION_SUPPRIMEE")));
            Assert.That(ofProfessional.Remedy, Does.Contain("code provisoire"));
            Assert.That(ofProfessional.Message, Does.Contain("1er juillet 2021"));
        });
    }

    [Test]
    public async Task Given_confidentiality_When_set_Then_professionals_are_held_to_it()
    {
        var (person, client, _) = await ActiveAsync();

        var compte = await client.Comptes.SetConfidentialityAsync(
            new SetConfidentialityRequest
            {
                RequestId = NewId(),
                Patient = person.Wire,
                Confidentiality = new Confidentiality { BrisDeGlaceOpposed = true },
            },
            client.Headers());
        using var doctor = await RawClient.OpenAsync(Sandbox, Cartes["medecin"], Clock);
        var glass = await Refused.OnTheWireAsync(doctor.Sessions.OpenBrisDeGlaceAsync(
            new() { RequestId = NewId(), Patient = person.Wire, Reason = "Inconscient" }, doctor.Headers()).ResponseAsync);

        Assert.Multiple(() =>
        {
            Assert.That(compte.Confidentiality.BrisDeGlaceOpposed, Is.True);
            Assert.That(glass.Reason, Is.EqualTo("OPPOSITION_BRIS_DE_GLACE"));
        });
    }

    [TestCase(59L, "94287082")]
    [TestCase(1111111109L, "07081804")]
    [TestCase(20000000000L, "65353130")]
    public void Digits_are_those_of_RFC_6238(long seconds, string published)
    {
        // The RFC publishes eight digits of the same number.
        var digits = Totp.DigitsAt("12345678901234567890"u8.ToArray(), DateTimeOffset.FromUnixTimeSeconds(seconds));

        Assert.That(digits, Is.EqualTo(published[2..]));
    }

    private async Task<WireRefusal> SignInRefusedAsync(SignInRequest request) =>
        await Refused.OnTheWireAsync(Anybody.Comptes.SignInAsync(request).ResponseAsync);
}
