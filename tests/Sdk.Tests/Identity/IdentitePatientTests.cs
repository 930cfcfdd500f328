using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Identity;

/// <summary>Identities change as identity vigilance lets them, and in no other way.</summary>
public class IdentitePatientTests
{
    private static readonly TraitsIdentite Told = TraitsIdentite.Parse("Nessi", "Ruth", "F", "1977-07-14");

    private static readonly InsIdentity Found = new(
        Ins.Parse("277076322082910", InsOid.NirTest),
        TraitsIdentite.Parse("NESSI", "RUTH ISABELLE", "F", "1977-07-14", "63220"));

    private static readonly InsIdentity Waiting = new(
        Ins.Parse("109076322088835", InsOid.Nia), TraitsIdentite.Parse("PROVISOIRE", "MATRICULE", "M", "2009-07-14"));

    private static IdentitePatient Provisoire => IdentitePatient.Provisoire(Told);

    [Test]
    public void An_identity_told_at_the_counter_is_provisoire_and_shared_with_nobody()
    {
        Assert.That((Provisoire.Statut, Provisoire.MayAskRegister, Provisoire.MayBeShared),
            Is.EqualTo((StatutIdentite.Provisoire, true, false)));
        Assert.That(ReasonOf(() => Provisoire.DemandShareable()), Is.EqualTo("IDENTITE_NON_QUALIFIEE"));
    }

    [Test]
    public void The_register_and_a_document_make_it_qualifiee_in_either_order()
    {
        var recovered = Provisoire.Recuperer(Found);
        var validated = Provisoire.Valider();

        Assert.Multiple(() =>
        {
            Assert.That(recovered.Statut, Is.EqualTo(StatutIdentite.Recuperee));
            Assert.That(validated.Statut, Is.EqualTo(StatutIdentite.Validee));
            Assert.That(recovered.Valider(), Is.EqualTo(validated.Recuperer(Found)));
            Assert.That(recovered.Valider().DemandShareable(), Is.EqualTo(Found.Ins));
            Assert.That(recovered.Traits, Is.EqualTo(Found.Traits), "the traits of the register replace the local ones");
        });
    }

    [Test]
    public void The_register_s_answer_about_other_traits_takes_the_document_s_proof_away()
    {
        var other = Found with { Traits = TraitsIdentite.Parse("NESSI", "MICHELANGELO", "M", "2010-08-07") };

        var recovered = Provisoire.Valider().Recuperer(other);

        Assert.That((recovered.Statut, recovered.MayBeShared), Is.EqualTo((StatutIdentite.Recuperee, false)));
    }

    [TestCase(false, StatutIdentite.Provisoire)]
    [TestCase(true, StatutIdentite.Validee)]
    public void A_verification_that_fails_drops_the_matricule(bool isDocumentChecked, StatutIdentite left)
    {
        var identity = isDocumentChecked ? Provisoire.Valider().Recuperer(Found) : Provisoire.Recuperer(Found);

        var downgraded = identity.Verifier(IdentityVerdict.Differente);

        Assert.That((downgraded.Statut, downgraded.Ins), Is.EqualTo((left, (Ins?)null)));
        Assert.That(identity.Verifier(IdentityVerdict.Identique), Is.EqualTo(identity));
        Assert.That(identity.Verifier(IdentityVerdict.Unknown), Is.EqualTo(identity), "no answer is no verdict");
    }

    [TestCase(AttributIdentite.Douteuse)]
    [TestCase(AttributIdentite.Fictive)]
    [TestCase(AttributIdentite.Fictive | AttributIdentite.Homonyme)]
    public void Doubt_takes_everything_back_and_bars_the_register(AttributIdentite doubt)
    {
        var doubted = Provisoire.Recuperer(Found).Valider().Noter(doubt);

        Assert.Multiple(() =>
        {
            Assert.That((doubted.Statut, doubted.MayAskRegister), Is.EqualTo((StatutIdentite.Provisoire, false)));
            Assert.That(ReasonOf(() => doubted.Recuperer(Found)), Is.EqualTo("IDENTITE_DOUTEUSE"));
            Assert.That(ReasonOf(() => doubted.Valider()), Is.EqualTo("IDENTITE_DOUTEUSE"));
            Assert.That(doubted.Noter(AttributIdentite.None).Valider().Statut, Is.EqualTo(StatutIdentite.Validee));
        });
    }

    [TestCase(UsageIdentite.Alimentation, StatutIdentite.Qualifiee)]
    [TestCase(UsageIdentite.Partage, StatutIdentite.Qualifiee)]
    [TestCase(UsageIdentite.Datamatrix, StatutIdentite.Qualifiee)]
    [TestCase(UsageIdentite.Consultation, StatutIdentite.Recuperee, StatutIdentite.Qualifiee)]
    public void A_use_takes_the_statuses_that_the_rules_tell_and_no_other(
        UsageIdentite usage, params StatutIdentite[] taken)
    {
        foreach (var identity in new[]
        {
            Provisoire, Provisoire.Valider(), Provisoire.Recuperer(Found), Provisoire.Recuperer(Found).Valider(),
        })
        {
            var may = taken.Contains(identity.Statut);
            Assert.That(identity.MayServe(usage), Is.EqualTo(may), identity.Statut.ToString());
            if (may) Assert.That(identity.DemandFor(usage), Is.EqualTo(Found.Ins));
            else Assert.That(ReasonOf(() => identity.DemandFor(usage)), Is.EqualTo("IDENTITE_NON_QUALIFIEE"));
        }
    }

    [TestCase(UsageIdentite.Alimentation, false)]
    [TestCase(UsageIdentite.Partage, false)]
    [TestCase(UsageIdentite.Consultation, false)]
    [TestCase(UsageIdentite.Datamatrix, true)]
    public void A_waiting_number_serves_where_the_rules_say(UsageIdentite usage, bool may)
    {
        Assert.That(Provisoire.Recuperer(Waiting).Valider().MayServe(usage), Is.EqualTo(may));
    }

    [Test]
    public void Rules_name_each_assumption()
    {
        var guessed = Enum.GetValues<UsageIdentite>().Where(usage => IdentityRules.Of(usage).Assumption is not null);

        Assert.That(
            guessed, Is.EquivalentTo(new[] { UsageIdentite.Partage, UsageIdentite.Consultation, UsageIdentite.Datamatrix }));
        Assert.That(() => Provisoire.MayServe((UsageIdentite)99), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Nobody_is_doubtful_and_fictive()
    {
        Assert.That(
            () => Provisoire.Noter(AttributIdentite.Douteuse | AttributIdentite.Fictive), Throws.ArgumentException);
    }

    [Test]
    public void A_homonym_is_noted_and_changes_nothing()
    {
        var qualified = Provisoire.Recuperer(Found).Valider();

        Assert.That(qualified.Noter(AttributIdentite.Homonyme).DemandShareable(), Is.EqualTo(Found.Ins));
    }

    [Test]
    public void A_waiting_number_is_kept_and_never_shared()
    {
        var waiting = Provisoire.Recuperer(Waiting).Valider();

        Assert.That((waiting.Statut, waiting.MayBeShared), Is.EqualTo((StatutIdentite.Qualifiee, false)));
        Assert.That(ReasonOf(() => waiting.DemandShareable()), Is.EqualTo("INS_NIA_REFUSE"));
    }

    [Test]
    public void A_corrected_trait_takes_the_proof_away_and_keeps_what_is_noted()
    {
        var qualified = Provisoire.Noter(AttributIdentite.Homonyme).Recuperer(Found).Valider();

        var corrected = qualified.Corriger(Told);

        Assert.That(
            (corrected.Statut, corrected.Ins, corrected.Attributs),
            Is.EqualTo((StatutIdentite.Provisoire, (Ins?)null, AttributIdentite.Homonyme)));
        Assert.That(qualified.Corriger(qualified.Traits), Is.SameAs(qualified));
    }

    [Property]
    public bool Whatever_is_done_only_what_register_and_document_vouch_for_is_shared(Step[] steps)
    {
        var (identity, isKnown, isChecked, isDoubted) = (Provisoire, false, false, false);
        foreach (var step in steps)
        {
            (isKnown, isChecked, isDoubted) = step switch
            {
                Step.Recuperer => (isKnown || !isDoubted, isChecked, isDoubted),
                Step.Valider => (isKnown, isChecked || !isDoubted, isDoubted),
                Step.Dementir => (false, isChecked, isDoubted),
                Step.Douter => (false, false, true),
                Step.Lever => (isKnown, isChecked, false),
                _ => identity.Traits == Told ? (isKnown, isChecked, isDoubted) : (false, false, isDoubted),
            };
            identity = Take(identity, step);
        }

        return identity.MayBeShared == (isKnown && isChecked) && identity.MayAskRegister != isDoubted;
    }

    public enum Step
    {
        Recuperer,
        Valider,
        Dementir,
        Douter,
        Lever,
        Corriger,
    }

    private static IdentitePatient Take(IdentitePatient identity, Step step)
    {
        try
        {
            return step switch
            {
                Step.Recuperer => identity.Recuperer(Found),
                Step.Valider => identity.Valider(),
                Step.Dementir => identity.Verifier(IdentityVerdict.Differente),
                Step.Douter => identity.Noter(AttributIdentite.Douteuse),
                Step.Lever => identity.Noter(AttributIdentite.None),
                _ => identity.Corriger(Told),
            };
        }
        catch (InsRefusedException)
        {
            return identity;
        }
    }

    private static string? ReasonOf(Action act) => Assert.Throws<InsRefusedException>(act)?.ReasonCode;
}
