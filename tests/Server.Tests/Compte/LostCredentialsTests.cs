using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>How a person who lost the password or the second factor gets back in, and nobody else.</summary>
[NonParallelizable]
public sealed class LostCredentialsTests(Engine engine) : CompteFixture(engine)
{
    private const string NewPassword = "cinq autres mots tout à fait neufs";

    [Test]
    public async Task Given_lost_second_factor_When_replaced_Then_signs_in_anew_and_the_old_ones_serve_no_longer()
    {
        var (person, before, secret) = await ActiveAsync();
        var code = await IssueForCredentialsAsync(person);
        var stillServes = await ReadAsync(before, person);

        var renewed = Totp.FromBase32((await Anybody.Comptes.ReplaceCredentialsAsync(Replacement(person, code))).TotpSecret);

        var session = await Refused.OnTheWireAsync(ReadAsync(before, person));
        Clock.Advance(TimeSpan.FromSeconds(31));
        var old = await Refused.OnTheWireAsync(Anybody.Comptes.SignInAsync(Credentials(person, secret)).ResponseAsync);
        var after = Keep(new RawClient(Sandbox, null));
        var credentials = Credentials(person, renewed);
        credentials.Password = NewPassword;
        after.Bear((await after.Comptes.SignInAsync(credentials)).Token);
        var told = await after.Comptes.ListNotificationsAsync(new() { Patient = person.Wire }, after.Headers());
        var letter = (await LettersAsync(person)).Single();
        Assert.Multiple(() =>
        {
            Assert.That(stillServes.Status, Is.EqualTo(CompteStatus.Actif));
            Assert.That((session.Reason, old.Reason), Is.EqualTo(("SESSION_TERMINEE", "IDENTIFIANTS_REFUSES")));
            Assert.That(told.Notifications.Select(one => one.Kind), Is.EqualTo(new[] { NotificationKind.Securite }));
            Assert.That((letter.Motive, letter.Code), Is.EqualTo((CodeMotive.Securite, "")));
            Assert.That(letter.CodeExpireTime, Is.Null);
        });
    }

    [Test]
    public async Task Given_letter_that_warns_When_a_code_follows_or_the_account_closes_Then_it_is_sent_all_the_same()
    {
        var (person, _, _) = await ActiveAsync();
        var renewed = await Anybody.Comptes.ReplaceCredentialsAsync(
            Replacement(person, await IssueForCredentialsAsync(person)));
        var client = Keep(new RawClient(Sandbox, null));
        var credentials = Credentials(person, Totp.FromBase32(renewed.TotpSecret));
        credentials.Password = NewPassword;
        client.Bear((await client.Comptes.SignInAsync(credentials)).Token);

        await IssueForCredentialsAsync(person);
        var beforeClosing = await MotivesAsync(person);
        await client.Comptes.CloseCompteAsync(
            new CloseCompteRequest { RequestId = NewId(), Patient = person.Wire }, client.Headers());
        var closed = await MotivesAsync(person);
        var code = await IssueAsync(person);
        var reopening = await MotivesAsync(person);
        await ActivateAsync(person, code);

        Assert.Multiple(async () =>
        {
            Assert.That(beforeClosing, Is.EqualTo(new[] { CodeMotive.Securite, CodeMotive.Connexion }));
            Assert.That(closed, Is.EqualTo(new[] { CodeMotive.Securite }), "the code served nobody any more");
            Assert.That(reopening, Is.EqualTo(new[] { CodeMotive.Securite, CodeMotive.Demande }));
            Assert.That(await MotivesAsync(person), Is.EqualTo(new[] { CodeMotive.Securite }));
        });
    }

    [Test]
    public async Task Given_code_for_credentials_When_guessed_reused_or_used_otherwise_Then_each_its_own_reason()
    {
        var (person, _, _) = await ActiveAsync();
        var code = await IssueForCredentialsAsync(person);
        var guessed = Replacement(person, "AAAA-BBBB-CCCC");
        var otherCard = Replacement(person, code);
        otherCard.Vitale.SerialNumber = "1";
        var weak = Replacement(person, code);
        weak.Password = "azertyuiop123";

        var refusals = new[]
        {
            await RefusedAsync(guessed), await RefusedAsync(otherCard), await RefusedAsync(weak),
            (await Refused.OnTheWireAsync(Anybody.Comptes.ActivateCompteAsync(Activation(person, code)).ResponseAsync)).Reason,
            (await Refused.OnTheWireAsync(Anybody.Comptes.OpposeCompteAsync(Opposition(person, code)).ResponseAsync)).Reason,
        };
        await Anybody.Comptes.ReplaceCredentialsAsync(Replacement(person, code));

        Assert.That(refusals, Is.EqualTo(new[]
        {
            "CODE_INVALIDE", "CODE_INVALIDE", "MOT_DE_PASSE_FAIBLE", "COMPTE_DEJA_ACTIF", "OPPOSITION_TARDIVE",
        }));
        Assert.That(await RefusedAsync(Replacement(person, code)), Is.EqualTo("CODE_DEJA_UTILISE"));
    }

    [Test]
    public async Task Given_account_that_nobody_signs_in_to_When_a_code_is_drawn_Then_refused()
    {
        var never = await RegisterAsync(Named(Assured.Adult()));
        var (parent, client, _) = await ActiveAsync();
        var minor = await RegisterAsync(Named(Assured.Born("2019-03-02")) with { Representatives = [parent] });
        var (leaving, leavingClient, _) = await ActiveAsync();
        var pending = await IssueForCredentialsAsync(leaving);
        await leavingClient.Comptes.CloseCompteAsync(
            new CloseCompteRequest { RequestId = NewId(), Patient = leaving.Wire }, leavingClient.Headers());

        Assert.Multiple(async () =>
        {
            Assert.That(await IssueRefusedAsync(Assured.Adult()), Is.EqualTo("ASSURE_INCONNU"));
            Assert.That(await IssueRefusedAsync(never), Is.EqualTo("COMPTE_NON_ACTIF"));
            Assert.That(await IssueRefusedAsync(minor), Is.EqualTo("MINEUR_SANS_IDENTIFIANTS"));
            Assert.That(await IssueRefusedAsync(leaving), Is.EqualTo("COMPTE_CLOS"));
            Assert.That(await RefusedAsync(Replacement(leaving, pending)), Is.EqualTo("CODE_PERIME"), "ended by the closing");
            Assert.That(await RefusedAsync(Replacement(never, await IssueAsync(never))), Is.EqualTo("COMPTE_NON_ACTIF"));
        });
        Assert.That((await ReadAsync(client, parent)).Status, Is.EqualTo(CompteStatus.Actif));
    }

    private async Task<CodeMotive[]> MotivesAsync(Assured person) =>
        [.. (await LettersAsync(person)).Select(letter => letter.Motive)];

    private async Task<string> IssueForCredentialsAsync(Assured person)
    {
        await (await OperatorAsync()).Operateur.IssueCredentialsCodeAsync(
            new IssueCredentialsCodeRequest { RequestId = NewId(), Patient = person.Wire }, Operator.Headers());
        return await CodeAsync(person);
    }

    private async Task<string> IssueRefusedAsync(Assured person) =>
        (await Refused.OnTheWireAsync(IssueForCredentialsAsync(person))).Reason;

    private async Task<string> RefusedAsync(ReplaceCredentialsRequest request) =>
        (await Refused.OnTheWireAsync(Anybody.Comptes.ReplaceCredentialsAsync(request).ResponseAsync)).Reason;

    private static ReplaceCredentialsRequest Replacement(Assured person, string code) => new()
    {
        RequestId = NewId(),
        Patient = person.Wire,
        Code = code,
        Vitale = person.Vitale,
        Password = NewPassword,
    };
}
