using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

public sealed class AnnuaireTests : SandboxFixture
{
    [Test]
    public async Task Given_the_name_of_a_doctor_When_looked_for_Then_the_mailbox_is_a_command_away()
    {
        var found = await AnswerAsync("annuaire", "chercher", "--nom", "lefort", "--commune", "Rennes");
        var number = found[0].GetProperty("psIdNat").GetString()!;
        var seen = (await RunAsync("annuaire", "voir", number)).RequireSuccess();

        Assert.That(found.GetArrayLength(), Is.EqualTo(1));
        Assert.That(seen, Does.Contain("camille.lefort@essais.mssante.fr").And.Contain("Médecin"));
    }

    [Test]
    public async Task Given_a_pharmacy_When_its_mailboxes_are_looked_for_Then_only_those_of_the_type_are_told()
    {
        var found = await AnswerAsync("annuaire", "boites", "--structure", "0B0130811", "--type", "organisationnelle");

        Assert.That(found[0].GetProperty("address").GetString(), Is.EqualTo("pharmacie-du-marche@essais.mssante.fr"));
        Assert.That(found.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Given_nothing_to_look_for_When_looked_for_Then_the_user_is_told_what_to_add() =>
        Assert.That(await RefusalAsync("annuaire", "chercher", "--profession", "10"), Is.EqualTo((1, "RECHERCHE_TROP_LARGE")));
}
