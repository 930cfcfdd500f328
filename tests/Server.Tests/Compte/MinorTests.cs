using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>Minors: the code goes to the parent of attachment, who acts until majority.</summary>
[NonParallelizable]
public sealed class MinorTests(Engine engine) : CompteFixture(engine)
{
    [Test]
    public async Task Given_minor_activated_by_a_parent_When_majority_comes_Then_the_account_is_handed_over()
    {
        var (parent, parents, secret) = await ActiveAsync();
        var minor = await RegisterAsync(MinorOf(parent, Clock.GetUtcNow().AddYears(-18).AddDays(20)));
        var letter = await LetterAsync(minor);

        var alone = await Refused.OnTheWireAsync(ActivateAsync(minor, letter.Code));
        var activated = await parents.Comptes.ActivateMineurAsync(Activation(minor, letter), parents.Headers());
        var listed = await parents.Comptes.ListComptesAsync(new ListComptesRequest(), parents.Headers());
        Clock.Advance(TimeSpan.FromDays(21));
        await PassAsync();

        var parentsAgain = await SignInAsync(parent, secret);
        var handedOver = await LettersAsync(minor);
        var refused = await Refused.OnTheWireAsync(ReadAsync(parentsAgain, minor));
        var adult = await SignInAsync(minor, await ActivateAsync(minor, handedOver.Single().Code));
        var own = await ReadAsync(adult, minor);
        Assert.Multiple(() =>
        {
            Assert.That(letter.Recipient.Family, Is.EqualTo(parent.Name));
            Assert.That(alone.Reason, Is.EqualTo("REPRESENTANT_REQUIS"));
            Assert.That((activated.Status, activated.Represented), Is.EqualTo((CompteStatus.Actif, true)));
            Assert.That(
                listed.Comptes.Select(compte => compte.Patient.Matricule),
                Is.EqualTo(new[] { parent.Ins.Matricule, minor.Ins.Matricule }));
            Assert.That(handedOver.Single().Motive, Is.EqualTo(CodeMotive.Majorite));
            Assert.That(handedOver.Single().Recipient.Family, Is.EqualTo(minor.Name));
            Assert.That(refused.Reason, Is.EqualTo("PERSONNE_NON_REPRESENTEE"));
            Assert.That((own.Status, own.Represented), Is.EqualTo((CompteStatus.Actif, false)));
        });
    }

    [Test]
    public async Task Given_minor_When_somebody_else_asks_Then_refused_as_for_a_person_who_is_not_known()
    {
        var (parent, _, _) = await ActiveAsync();
        var (_, stranger, _) = await ActiveAsync();
        var minor = await RegisterAsync(MinorOf(parent, Clock.GetUtcNow().AddYears(-10)));

        var known = await Refused.OnTheWireAsync(ReadAsync(stranger, minor));
        var unknown = await Refused.OnTheWireAsync(ReadAsync(stranger, Assured.Adult()));

        Assert.Multiple(() =>
        {
            Assert.That(known.Reason, Is.EqualTo("PERSONNE_NON_REPRESENTEE"));
            Assert.That((unknown.Reason, unknown.Message), Is.EqualTo((known.Reason, known.Message)));
        });
    }

    [Test]
    public async Task Register_takes_good_lines_and_tells_the_fault_of_each_other()
    {
        var stranger = Assured.Adult();
        var orphan = Assured.Born("2020-01-01");
        var good = Named(Assured.Adult());
        var noCard = Assured.Adult().Line();
        noCard.Vitale = null;

        var verdicts = await RegisterAsync(
        [
            good.Line(),
            noCard,
            orphan.Line(),
            (orphan with { Representatives = [stranger] }).Line(),
            (Assured.Adult() with { Department = "00" }).Line(),
            good.Line(),
        ]);

        Assert.That(
            verdicts.Select(verdict => $"{verdict.Reason} {verdict.Field}".Trim()),
            Is.EqualTo(new[]
            {
                "", "REQUETE_INVALIDE vitale", "REQUETE_INVALIDE representatives", "REPRESENTANT_INCONNU representatives",
                "REQUETE_INVALIDE department", "",
            }));
    }

    private static Assured MinorOf(Assured parent, DateTimeOffset born) =>
        Named(Assured.Born(born.ToString("yyyy-MM-dd", null))) with { Representatives = [parent] };

    private static ActivateMineurRequest Activation(Assured minor, Courrier letter) => new()
    {
        RequestId = NewId(),
        Patient = minor.Wire,
        Code = letter.Code,
        Vitale = minor.Vitale,
    };

    private async Task<Courrier> LetterAsync(Assured minor)
    {
        await IssueAsync(minor);
        return (await LettersAsync(minor)).Single();
    }
}
