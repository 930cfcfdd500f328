using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Identity;

public class TraitsIdentiteTests
{
    [TestCase("d’Artagnan  de l'Hérault", "D'ARTAGNAN DE L'HERAULT")]
    [TestCase("Lefèvre-Œuvrard", "LEFEVRE-OEUVRARD")]
    [TestCase(" Nuñez ", "NUNEZ")]
    [TestCase("Müller‑Ægir", "MULLER-AEGIR", Description = "hyphen that does not break")]
    [TestCase("straße", "STRASSE")]
    public void Parse_writes_names_as_the_register_does(string typed, string written)
    {
        Assert.That(TraitsIdentite.Parse(typed, "Zoë", "F", "1975-12-31").BirthName, Is.EqualTo(written));
    }

    [TestCase("", "ZOE", "F", "1975-12-31", null, "birth_name")]
    [TestCase("ADRUN\uFFFE", "ZOE", "F", "1975-12-31", null, "birth_name", Description = "no character")]
    [TestCase("🙂", "ZOE", "F", "1975-12-31", null, "birth_name")]
    [TestCase("NON_RENSEIGNE", "ZOE", "F", "1975-12-31", null, "birth_name")]
    [TestCase("-'", "ZOE", "F", "1975-12-31", null, "birth_name", Description = "no letter")]
    [TestCase("ДЕКУРСИ", "ZOE", "F", "1975-12-31", null, "birth_name")]
    [TestCase("ADRUN", "ZOE2", "F", "1975-12-31", null, "given_names")]
    [TestCase("ADRUN", "ZOE", "f", "1975-12-31", null, "sex")]
    [TestCase("ADRUN", "ZOE", "F", "31/12/1975", null, "birth_date")]
    [TestCase("ADRUN", "ZOE", "F", "1975-12-31", "6322", "birth_place")]
    public void Parse_names_the_trait_at_fault(
        string name, string given, string sex, string birth, string? place, string field)
    {
        var refusal = Assert.Throws<InsRefusedException>(() => TraitsIdentite.Parse(name, given, sex, birth, place))!;

        Assert.That(refusal.ReasonCode, Is.EqualTo("TRAITS_INVALIDES"));
        Assert.That(refusal.Violations.Select(violation => violation.Field), Is.EqualTo(new[] { field }));
    }

    [Test]
    public void Parse_names_every_trait_at_fault_at_once()
    {
        var refusal = Assert.Throws<InsRefusedException>(() => TraitsIdentite.Parse("", "", "", "", "x"))!;

        Assert.That(refusal.Violations, Has.Count.EqualTo(5));
    }

    [Test]
    public void DivergencesFrom_explains_trait_by_trait()
    {
        var local = TraitsIdentite.Parse("ADRUN", "ZOE", "F", "1975-12-31", "63220");
        var register = TraitsIdentite.Parse("ADRIN", "CHLOE", "M", "1975-12-30", "63221");

        var divergences = local.DivergencesFrom(register);

        Assert.That(divergences.Select(found => found.Trait), Is.EqualTo(Enum.GetValues<StrictTrait>()));
        Assert.That(
            divergences[0].Explanation,
            Is.EqualTo("Nom de naissance : « ADRUN » dans le logiciel, « ADRIN » dans le registre national."));
    }

    [TestCase("RUTH", "RUTH ISABELLE", null, "63220")]
    [TestCase("RUTH", "RUTH", "63220", null)]
    [TestCase("JEAN", "JEAN CHRISTOPHE PIERRE", null, null)]
    [TestCase("JEAN-CHRISTOPHE", "JEAN CHRISTOPHE PIERRE", null, null)]
    [TestCase("JEAN CHRISTOPHE-PIERRE", "JEAN CHRISTOPHE PIERRE", null, null)]
    [TestCase("JEAN CHRISTOPHE", "JEAN-CHRISTOPHE PIERRE", null, null)]
    [TestCase("N'DIAYE", "N DIAYE AWA", null, null)]
    public void DivergencesFrom_takes_what_is_not_told_for_no_divergence(
        string localNames, string knownNames, string? localPlace, string? knownPlace)
    {
        var local = TraitsIdentite.Parse("NESSI", localNames, "F", "1977-07-14", localPlace);
        var known = TraitsIdentite.Parse("NESSI", knownNames, "F", "1977-07-14", knownPlace);

        Assert.That(local.DivergencesFrom(known), Is.Empty);
    }

    [TestCase("RUT")]
    [TestCase("ISABELLE")]
    [TestCase("RUTHISABELLE")]
    [TestCase("ISABELLE RUTH")]
    [TestCase("RUTH ISABELLE ZOE", Description = "one more than the register has")]
    public void DivergencesFrom_tells_other_first_names(string names)
    {
        var local = TraitsIdentite.Parse("NESSI", names, "F", "1977-07-14");
        var known = TraitsIdentite.Parse("NESSI", "RUTH ISABELLE", "F", "1977-07-14");

        Assert.That(local.DivergencesFrom(known).Single().Trait, Is.EqualTo(StrictTrait.GivenNames));
    }

    [Test]
    public void Nothing_prints_a_trait()
    {
        var traits = TraitsIdentite.Parse("ADRUN", "ZOE", "F", "1975-12-31", "63220");
        var other = TraitsIdentite.Parse("ADRIN", "ZOE", "F", "1975-12-31");

        Assert.That(
            $"{traits} {traits.BirthDate} {traits.BirthPlace} {traits.DivergencesFrom(other)[0]}",
            Does.Not.Contain("ADR").And.Not.Contain("1975").And.Not.Contain("63220"));
    }

    [Property]
    public bool Parse_is_stable(string name, string given)
    {
        try
        {
            var once = TraitsIdentite.Parse(name ?? "", given ?? "", "F", "1975-12-31");
            return once == TraitsIdentite.Parse(once.BirthName, once.GivenNames, "F", "1975-12-31")
                && once.BirthName.All(letter => letter is >= 'A' and <= 'Z' or ' ' or '-' or '\'');
        }
        catch (InsRefusedException)
        {
            return true;
        }
    }
}
