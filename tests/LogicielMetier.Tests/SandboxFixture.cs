using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>A sandbox that runs while the program is called again and again.</summary>
public abstract class SandboxFixture
{
    protected const string PatTrois = "279035121518989";

    private readonly WorkFolder _folder = new();
    private SandboxServer _sandbox = null!;

    protected string Folder => _folder.Path;

    protected string DataFolder => _sandbox.DataFolder;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _sandbox = await SandboxServer.StartAsync();
        foreach (var name in (string[])["medecin", "pharmacien"])
        {
            using var carte = _sandbox.OpenCarte(name);
            await using var client = new MonEspaceSanteClient(_sandbox.ClientOptions(carte));
            await client.Dossiers.AuthorizeAsync(
                Ins.Parse(PatTrois, InsOid.NirTest), new Consent(ConsentText.Professional, IsGiven: true));
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Runs a command on this fixture's sandbox.</summary>
    protected Task<ProcessResult> RunAsync(params string[] arguments) => Program.RunAsync(
        Folder, [.. arguments, "--serveur", $"{_sandbox.Url}", "--donnees", _sandbox.DataFolder]);

    /// <summary>Writes a new document of the doctor on PAT-TROIS, and returns the file's path.</summary>
    protected async Task<string> WriteDocumentAsync(string title = "Compte rendu de consultation")
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
        };
        var path = Path.Combine(Folder, $"{Guid.NewGuid():N}.xml");
        await using var file = File.Create(path);
        await sample.WriteAsync(file);
        return path;
    }
}
