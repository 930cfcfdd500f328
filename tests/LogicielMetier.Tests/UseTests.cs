using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

public sealed class UseTests
{
    // What the library would say by itself.
    private static readonly string[] English =
        ["Show", "Usage", "default:", "[command]", "required", "expects", "cannot be", "Description:"];

    [TestCase("« dosier » n'est pas une commande", "dosier", "ouvrir")]
    [TestCase("« liste » n'est pas une commande ; il faut : deposer", "document", "liste")]
    [TestCase("<identifiant> manque", "document", "supprimer")]
    [TestCase("L'option --bris-de-glace attend une valeur", "document", "lister", "--ins", "1", "--bris-de-glace", "--air")]
    [TestCase("Indiquez qui chercher", "dossier", "chercher", "--centre-15", "--sexe", "F")]
    [TestCase("il faut : M, F", "dossier", "chercher", "--nom", "PAT", "--sexe", "X")]
    [TestCase("« 28/3/79 » n'est pas une date", "dossier", "chercher", "--naissance", "28/3/79")]
    [TestCase("attend un nombre, 1 au moins", "dossier", "suivre", "--ins", "1", "--nombre", "0")]
    [TestCase("L'option --rapide n'existe pas", "demo", "--rapide")]
    [TestCase("L'option --rapide n'existe pas", "document", "deposer", "--rapide")]
    [TestCase("L'option --ins est obligatoire", "document", "lister")]
    [TestCase("L'option --ins attend une valeur", "document", "lister", "--ins")]
    [TestCase("L'option --ins n'attend qu'une valeur", "document", "lister", "--ins", "1", "--ins", "2")]
    [TestCase("L'option --sortie est obligatoire", "document", "lire", "1.2", "--ins", "1")]
    [TestCase("<fichier> manque", "document", "deposer")]
    [TestCase("n'est pas une adresse", "demo", "--serveur", "http://localhost:5443")]
    [TestCase("n'est pas une adresse", "demo", "--serveur", "n'importe quoi")]
    [TestCase("L'option --carte attend une valeur", "demo", "--carte", "")]
    [TestCase("L'option --version s'emploie seule", "--version", "demo")]
    public async Task Given_a_wrong_line_When_run_Then_exit_code_2_and_a_French_sentence(
        string sentence, params string[] arguments)
    {
        using var folder = new WorkFolder();

        var result = await Program.RunAsync(folder.Path, arguments);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Output, Is.Empty);
        Assert.That(result.Errors.Replace('\u00A0', ' '), Does.Contain(sentence).And.Contain("--help"));
        Assert.That(English.Where(result.Errors.Contains), Is.Empty);
    }

    [Test]
    public async Task Given_a_wrong_line_When_a_script_runs_it_Then_the_reason_is_read_like_any_other()
    {
        using var folder = new WorkFolder();

        var result = await Program.RunAsync(folder.Path, "document", "lire", "--json");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Json().GetProperty("reason").GetString(), Is.EqualTo("COMMANDE_INCORRECTE"));
    }

    [TestCase("")]
    [TestCase("dossier")]
    [TestCase("document")]
    public async Task Given_a_line_that_stops_early_When_run_Then_exit_code_2_and_the_help(string arguments)
    {
        using var folder = new WorkFolder();

        var result = await Program.RunAsync(folder.Path, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.Contain("Commandes"));
    }

    [TestCase("--help", "demo", "serveur", "dossier", "document", "--json")]
    [TestCase("demo --help", "demo", "--donnees")]
    [TestCase("serveur --help", "serveur", "Ctrl+C")]
    [TestCase("dossier ouvrir --help", "--ins", "(obligatoire)")]
    [TestCase("document deposer --help", "<fichier>", "--masque-ps", "--invisible-representants")]
    [TestCase("document lister --help", "--ins")]
    [TestCase("document lire -h", "<identifiant>", "--sortie")]
    public async Task Help_is_French_and_names_what_a_command_takes(string arguments, params string[] names)
    {
        using var folder = new WorkFolder();

        var help = (await Program.RunAsync(folder.Path, arguments.Split(' '))).RequireSuccess();

        Assert.That(names.Where(name => !help.Contains(name, StringComparison.Ordinal)), Is.Empty);
        Assert.That(help, Does.Contain("Utilisation").And.Contain("Afficher l'aide"));
        Assert.That(English.Where(help.Contains), Is.Empty);
        Assert.That(help.Split('\n').Where(line => line.Length > 80), Is.Empty);
        Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.Empty, "help starts nothing");
    }
}
