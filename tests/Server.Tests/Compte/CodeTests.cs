using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>Codes that do not serve, and people who have none.</summary>
[NonParallelizable]
public sealed class CodeTests(Engine engine) : CompteFixture(engine)
{
    [Test]
    public async Task Given_code_older_than_six_weeks_When_used_Then_refused_for_good()
    {
        var (person, code) = await InvitedAsync();
        Clock.Advance(TimeSpan.FromDays(42));

        var refusal = await ActivationRefusedAsync(Activation(person, code));
        Clock.Advance(TimeSpan.FromDays(-2));
        var whenTheClockWasPutBack = await ActivationRefusedAsync(Activation(person, code));
        Clock.Advance(TimeSpan.FromDays(2));

        Assert.Multiple(() =>
        {
            Assert.That(refusal, Is.EqualTo("CODE_PERIME"));
            Assert.That(whenTheClockWasPutBack, Is.EqualTo("CODE_PERIME"));
        });
    }

    [Test]
    public async Task Given_code_that_served_When_used_again_Then_refused()
    {
        var (person, code) = await InvitedAsync();
        await ActivateAsync(person, code);

        Assert.That(await ActivationRefusedAsync(Activation(person, code)), Is.EqualTo("CODE_DEJA_UTILISE"));
    }

    [Test]
    public async Task Given_five_guesses_When_the_right_code_comes_Then_it_is_blocked()
    {
        var (person, code) = await InvitedAsync();

        for (var guess = 0; guess < 5; guess++)
            Assert.That(await ActivationRefusedAsync(Activation(person, $"GUESS-{guess}")), Is.EqualTo("CODE_INVALIDE"));

        Assert.Multiple(async () =>
        {
            Assert.That(await ActivationRefusedAsync(Activation(person, code)), Is.EqualTo("CODE_BLOQUE"));
            Assert.That(await ActivationRefusedAsync(Activation(person, "GUESS-6")), Is.EqualTo("CODE_INVALIDE"));
        });
    }

    [Test]
    public async Task Given_code_of_another_person_or_wrong_card_or_nobody_When_used_Then_all_refused_alike()
    {
        var (person, code) = await InvitedAsync();
        var (other, _) = await InvitedAsync();
        var nobody = Assured.Adult();
        var wrongCard = Activation(person, code);
        wrongCard.Vitale.SerialNumber = "1";

        var refusals = new[]
        {
            await Refused.OnTheWireAsync(Activate(Activation(other, code))),
            await Refused.OnTheWireAsync(Activate(wrongCard)),
            await Refused.OnTheWireAsync(Activate(Activation(nobody, code))),
            await Refused.OnTheWireAsync(Oppose(Opposition(nobody, code))),
        };

        Assert.That(
            refusals.Select(refusal => (refusal.Reason, refusal.Message, refusal.Remedy)).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Given_another_code_was_sent_When_the_first_is_used_Then_refused_and_its_letter_is_not_sent()
    {
        var (person, first) = await InvitedAsync();

        var second = await IssueAsync(person);

        Assert.Multiple(async () =>
        {
            Assert.That(await ActivationRefusedAsync(Activation(person, first)), Is.EqualTo("CODE_PERIME"));
            Assert.That(await LettersAsync(person), Has.Count.EqualTo(1));
            Assert.That(await ActivateAsync(person, second), Has.Length.EqualTo(20));
        });
    }

    [Test]
    public async Task Given_weak_password_When_activated_Then_refused_and_the_code_still_serves()
    {
        var (person, code) = await InvitedAsync();
        var weak = Activation(person, code);

        foreach (var password in new[] { "court", "aaaaaaaaaaaaaaaa", "azertyuiop1234", $"vive {person.Name} 1980 !" })
        {
            weak.Password = password;
            Assert.That(await ActivationRefusedAsync(weak), Is.EqualTo("MOT_DE_PASSE_FAIBLE"));
        }

        Assert.That(await ActivateAsync(person, code), Has.Length.EqualTo(20));
    }

    [Test]
    public async Task Given_account_is_open_When_opposed_Then_too_late_and_When_closed_Then_without_object()
    {
        var (person, client, _) = await ActiveAsync();
        await client.Comptes.CloseCompteAsync(
            new CloseCompteRequest { RequestId = NewId(), Patient = person.Wire }, client.Headers());
        var code = await IssueAsync(person);
        var afterClosing = await Refused.OnTheWireAsync(Oppose(Opposition(person, code)));
        var late = await RegisterAsync(Named(Assured.Adult()));
        await AnnounceAsync();
        var lateCode = await CodeAsync(late);
        Clock.Advance(TimeSpan.FromDays(42) - TimeSpan.FromMinutes(1));
        await ActivateAsync(late, lateCode);
        var tooLate = await Refused.OnTheWireAsync(Oppose(Opposition(late, lateCode)));

        Assert.Multiple(() =>
        {
            Assert.That(afterClosing.Reason, Is.EqualTo("OPPOSITION_SANS_OBJET"));
            Assert.That(tooLate.Reason, Is.EqualTo("CODE_DEJA_UTILISE"));
        });
    }

    [Test]
    public async Task Given_two_places_When_activated_at_the_same_instant_Then_one_wins()
    {
        var (person, code) = await InvitedAsync();
        var other = Keep(new RawClient(Sandbox, null));

        var outcomes = await Task.WhenAll(
            OutcomeAsync(Activate(Activation(person, code))),
            OutcomeAsync(other.Comptes.ActivateCompteAsync(Activation(person, code)).ResponseAsync));

        Assert.That(outcomes, Is.EquivalentTo(new[] { "", "CODE_DEJA_UTILISE" }));
    }

    [Test]
    public async Task Given_lost_answer_When_the_activation_is_sent_again_Then_the_first_answer_comes_back()
    {
        var (person, code) = await InvitedAsync();
        var request = Activation(person, code);

        var first = await Activate(request);
        var second = await Activate(request);
        request.Password += "!";
        var other = await Refused.OnTheWireAsync(Activate(request));

        Assert.Multiple(() =>
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That(other.Reason, Is.EqualTo("REQUEST_ID_REUTILISE"));
        });
    }

    [Test]
    public async Task Given_Vitale_card_When_a_code_is_asked_for_Then_answered_alike_for_anybody_and_three_times_a_day()
    {
        var person = await RegisterAsync(Named(Assured.Adult()) with { Email = "camille@exemple.fr" });
        var request = new RequestCodeRequest { Vitale = person.Vitale, Channel = CodeChannel.Courriel };
        var ofNobody = new RequestCodeRequest { Vitale = Assured.Adult().Vitale };

        foreach (var asked in new[] { request, ofNobody, request, ofNobody, request, ofNobody })
            await Anybody.Comptes.RequestCodeAsync(asked);
        var refusals = new[]
        {
            await Refused.OnTheWireAsync(Anybody.Comptes.RequestCodeAsync(request).ResponseAsync),
            await Refused.OnTheWireAsync(Anybody.Comptes.RequestCodeAsync(ofNobody).ResponseAsync),
        };

        var letter = (await LettersAsync(person)).Single();
        Assert.Multiple(async () =>
        {
            Assert.That((letter.Channel, letter.Address[0]), Is.EqualTo((CodeChannel.Courriel, "camille@exemple.fr")));
            Assert.That(
                refusals.Select(refusal => refusal.Reason), Is.All.EqualTo("CODE_DEMANDES_TROP_FREQUENTES"));
            Assert.That(await ActivateAsync(person, letter.Code), Has.Length.EqualTo(20));
        });
    }

    [Test]
    public async Task Given_letters_acknowledged_When_exported_again_Then_they_are_gone()
    {
        var (person, _) = await InvitedAsync();
        var letter = (await LettersAsync(person)).Single();

        using var call = Operator.Operateur.ExportCourriers(
            new ExportCourriersRequest { AcknowledgedToken = letter.Token }, Operator.Headers());
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
            Assert.That(call.ResponseStream.Current.Code, Is.Not.EqualTo(letter.Code));

        Assert.That(await LettersAsync(person), Is.Empty);
    }

    private async Task<(Assured Person, string Code)> InvitedAsync()
    {
        var person = await RegisterAsync(Named(Assured.Adult()));
        return (person, await IssueAsync(person));
    }

    private Task<ActivateCompteResponse> Activate(ActivateCompteRequest request) =>
        Anybody.Comptes.ActivateCompteAsync(request).ResponseAsync;

    private Task<OpposeCompteResponse> Oppose(OpposeCompteRequest request) =>
        Anybody.Comptes.OpposeCompteAsync(request).ResponseAsync;

    private async Task<string> ActivationRefusedAsync(ActivateCompteRequest request) =>
        (await Refused.OnTheWireAsync(Activate(request))).Reason;

    private static async Task<string> OutcomeAsync(Task<ActivateCompteResponse> call)
    {
        try
        {
            await call;
            return "";
        }
        catch (Grpc.Core.RpcException failure)
        {
            return WireRefusal.Read(failure).Reason;
        }
    }
}
