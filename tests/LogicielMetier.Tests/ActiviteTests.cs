using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>A practitioner who works in two places chooses the one that is acted for.</summary>
public sealed class ActiviteTests : SandboxFixture
{
    private const string TwoPlaces = """
        {"activites":[
          {"structure":"499700296140001","nom":"CABINET DU DR LEFORT","secteur":"SA07"},
          {"structure":"10B0099999","nom":"CLINIQUE DES ESSAIS","secteur":"SA04"}]}
        """;

    [Test]
    public async Task Given_two_places_When_none_is_chosen_Then_the_refusal_names_both()
    {
        var result = await RunAsync([.. Ouvrir(), "--json"]);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Json().GetProperty("reason").GetString(), Is.EqualTo("LIEU_EXERCICE_A_CHOISIR"));
        Assert.That(
            result.Json().GetProperty("remedy").GetString(),
            Does.Contain("--activite 499700296140001 (CABINET DU DR LEFORT)").And.Contain("--activite 10B0099999"));
    }

    [TestCase("10B0099999", 0)]
    [TestCase("499700296140001", 0)]
    [TestCase("10B0130811", 1)]
    public async Task Given_two_places_When_one_is_chosen_Then_it_must_be_among_them(string structure, int exitCode)
    {
        var result = await RunAsync([.. Ouvrir(), "--activite", structure, "--json"]);

        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.Output);
    }

    [TestCase("remplacant")]
    [TestCase("medecin-formation")]
    public async Task Given_a_card_that_tells_no_place_When_asked_Then_the_software_knows_it(string card)
    {
        var dossier = await AnswerAsync("dossier", "verifier", "--ins", PatTrois, "--carte", card);

        Assert.That(dossier.GetProperty("status").GetString(), Is.EqualTo("actif"));
    }

    private string[] Ouvrir()
    {
        var file = Path.Combine(Folder, $"{Guid.NewGuid():N}.p12");
        File.Copy(Path.Combine(DataFolder, "cartes", "medecin.p12"), file, overwrite: true);
        File.WriteAllText(Path.ChangeExtension(file, ".json"), TwoPlaces);
        return ["dossier", "verifier", "--ins", PatTrois, "--carte", file, "--code", "1234"];
    }
}
