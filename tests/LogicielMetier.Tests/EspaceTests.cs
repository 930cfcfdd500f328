using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>The space of a person at the command line.</summary>
public sealed class EspaceTests : SandboxFixture
{
    [TestCase("documents")]
    [TestCase("lire", "2.25.1", "--sortie", "absent.xml")]
    [TestCase("masquer", "2.25.1")]
    [TestCase("montrer", "2.25.1")]
    [TestCase("supprimer", "2.25.1")]
    [TestCase("professionnels")]
    [TestCase("bloquer", "899700296140")]
    [TestCase("profil", "--allergie", "Latex")]
    [TestCase("traces")]
    [TestCase("notifications", "--marquer-lues")]
    public async Task Given_wrong_password_When_the_space_is_opened_Then_refused_and_nothing_done(params string[] command)
    {
        var refusal = await RefusalAsync(
        [
            "compte", .. command, "--ins", "277076322082910", "--mot-de-passe", "autre chose de long", "--totp", "000000",
        ]);

        Assert.That(refusal.Reason, Is.EqualTo("IDENTIFIANTS_REFUSES").Or.EqualTo("CONNEXION_BLOQUEE"));
    }
}
