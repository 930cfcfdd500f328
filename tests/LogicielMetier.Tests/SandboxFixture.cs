using System.Text.Json;
using MonEspaceSante.Identity;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>A sandbox that runs while the program is called again and again.</summary>
public abstract class SandboxFixture
{
    protected internal const string PatTrois = "279035121518989";

    private readonly WorkFolder _folder = new();
    private SandboxServer _sandbox = null!;

    protected string Folder => _folder.Path;

    protected string DataFolder => _sandbox.DataFolder;

    /// <summary>The text that the patient was shown, for a script.</summary>
    protected string ConsentFile => Path.Combine(Folder, "consentement.txt");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _sandbox = await SharedSandbox.GetAsync();
        await File.WriteAllTextAsync(ConsentFile, "J'accepte que ce professionnel consulte mon dossier.");
    }

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    /// <summary>What a patient signs in with: once in 30 seconds for each.</summary>
    protected string[] SignedInAs(string matricule) =>
        ["--ins", matricule, "--mot-de-passe", SandboxServer.PatientPassword, "--totp", _sandbox.PatientTotp()];

    /// <summary>Runs a command on this fixture's sandbox.</summary>
    protected Task<ProcessResult> RunAsync(params string[] arguments) => Program.RunAsync(
        Folder, [.. arguments, "--serveur", $"{_sandbox.Url}", "--donnees", _sandbox.DataFolder]);

    /// <summary>Runs a command in a terminal, where somebody types.</summary>
    protected Task<ProcessResult> TypeAsync(string typed, params string[] arguments) => Program.TypeAsync(
        Folder, typed, [.. arguments, "--serveur", $"{_sandbox.Url}", "--donnees", _sandbox.DataFolder]);

    /// <summary>Starts a command in a terminal.</summary>
    protected ForeignProcess StartInTerminal(params string[] arguments) => Program.StartInTerminal(
        Folder, [.. arguments, "--serveur", $"{_sandbox.Url}", "--donnees", _sandbox.DataFolder]);

    /// <summary>Starts a command that goes on.</summary>
    protected ForeignProcess Start(params string[] arguments) => Program.Start(
        Folder, [.. arguments, "--serveur", $"{_sandbox.Url}", "--donnees", _sandbox.DataFolder]);

    /// <summary>Deposits a new document of the doctor on PAT-TROIS, and returns its identifier.</summary>
    protected async Task<string> DepositAsync(params string[] options) =>
        (await AnswerAsync(["document", "deposer", await WriteDocumentAsync(), .. options]))
            .GetProperty("uniqueId").GetString()!;

    /// <summary>What a script reads of a command that is done.</summary>
    protected async Task<JsonElement> AnswerAsync(params string[] arguments)
    {
        var result = await RunAsync([.. arguments, "--json"]);
        Assert.That(result.ExitCode, Is.Zero, result.Output);
        return result.Json();
    }

    /// <summary>The reason why a command is not done, and its exit code.</summary>
    protected async Task<(int ExitCode, string? Reason)> RefusalAsync(params string[] arguments)
    {
        var result = await RunAsync([.. arguments, "--json"]);
        return (result.ExitCode, result.Json().GetProperty("reason").GetString());
    }

    /// <summary>Writes a new document of the doctor on PAT-TROIS, and returns the file's path.</summary>
    protected async Task<string> WriteDocumentAsync(
        string title = "Compte rendu de consultation", CdaSampleBody body = CdaSampleBody.Text)
    {
        using var carte = _sandbox.OpenCarte("medecin");
        var sample = new CdaSample
        {
            Patient = Ins.Parse(PatTrois, InsOid.NirTest),
            PatientName = new PersonName("PAT-TROIS", "DOMINIQUE"),
            Author = carte.Porteur.Professional!,
            Structure = carte.Activites[0].Structure,
            EffectiveTime = TimeProvider.System.GetUtcNow(),
            Title = title,
            Body = body,
        };
        var path = Path.Combine(Folder, $"{Guid.NewGuid():N}.xml");
        await using var file = File.Create(path);
        await sample.WriteAsync(file);
        return path;
    }
}
