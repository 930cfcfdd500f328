using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>Accounts at the command line: the operator's side, then the person's.</summary>
public sealed class CompteTests : SandboxFixture
{
    private const string Matricule = "280057512345674";

    private static readonly string[] Vitale = ["--serie", "8025000099", "--naissance", "17/05/1980"];

    [Test]
    public async Task Given_file_of_insured_persons_When_registered_Then_the_person_gets_a_code_and_activates()
    {
        var register = Path.Combine(Folder, $"{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(
            register,
            $"""
            matricule;nom;prenoms;sexe;naissance;regime;departement;serie;adresse
            {Matricule};ESSAI-COMPTE;ANNE;F;1980-05-17;REGIME_GENERAL;75;8025000099;1 RUE DES ESSAIS|75000 PARIS
            123;ESSAI-COMPTE;ANNE;F;1980-05-17;REGIME_GENERAL;75;8025000099;1 RUE DES ESSAIS|75000 PARIS
            """);
        var letters = Path.Combine(Folder, $"{Guid.NewGuid():N}.ndjson");

        var registered = await RunAsync(Operator("operateur", "inscrire", register, "--json"));
        await AnswerAsync(Operator("operateur", "code", "--ins", Matricule));
        var exported = await AnswerAsync(Operator("operateur", "courriers", "--sortie", letters));
        var again = await AnswerAsync(Operator("operateur", "courriers", "--sortie", $"{letters}.2"));
        var code = System.Text.Json.JsonDocument.Parse((await File.ReadAllLinesAsync(letters))[^1])
            .RootElement.GetProperty("code").GetString()!;
        var activated = await AnswerAsync(
        [
            "compte", "activer", "--ins", Matricule, "--code-provisoire", code, .. Vitale,
            "--mot-de-passe", "quatre mots pris au hasard",
        ]);

        Assert.Multiple(() =>
        {
            Assert.That(registered.ExitCode, Is.EqualTo(1), "one line is at fault");
            Assert.That(registered.Json().GetProperty("registered").GetInt32(), Is.EqualTo(1));
            Assert.That(exported.GetProperty("count").GetInt32(), Is.EqualTo(1));
            Assert.That(again.GetProperty("count").GetInt32(), Is.Zero, "what is written is forgotten");
            Assert.That(activated.GetProperty("compte").GetProperty("status").GetString(), Is.EqualTo("actif"));
            Assert.That(activated.GetProperty("totpSecret").GetString(), Has.Length.EqualTo(32));
        });
    }

    [Test]
    public async Task Given_card_of_a_professional_When_used_for_the_operator_Then_refused()
    {
        var refusal = await RefusalAsync("operateur", "annoncer", "generalisation-2022");

        Assert.That(refusal, Is.EqualTo((1, "RESERVE_A_L_OPERATEUR")));
    }

    [Test]
    public async Task Given_wrong_password_When_the_person_signs_in_Then_refused_without_telling_what_is_wrong()
    {
        var refusal = await RefusalAsync(
            "compte", "consulter", "--ins", "279035121518989", "--mot-de-passe", "autre chose de long", "--totp", "000000");

        Assert.That(refusal, Is.EqualTo((1, "IDENTIFIANTS_REFUSES")));
    }

    [Test]
    public async Task Given_a_patient_of_the_sandbox_When_signed_in_Then_the_account_is_told()
    {
        var shown = await RunAsync(["compte", "consulter", .. SignedInAs("235061058692768")]);

        Assert.That(shown.RequireSuccess(), Does.Match("2.35.06.10.586.927.68").And.Contain("actif"));
    }

    private static string[] Operator(params string[] command) => [.. command, "--carte", "operateur", "--indirecte"];
}
