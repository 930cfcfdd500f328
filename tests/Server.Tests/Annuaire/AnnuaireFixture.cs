using System.Text;
using System.Text.Json;
using MonEspaceSante.Annuaire;
using MonEspaceSante.Benchmarks;
using MonEspaceSante.Server.Annuaire.Import;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Annuaire;

/// <summary>A sandbox, a pharmacist who searches, and files that an operator imports beside.</summary>
public abstract class AnnuaireFixture(Engine engine) : UnauthorizedFixture(engine)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly TemporaryFolder _folder = new();
    private MonEspaceSanteClient? _client;

    private protected AnnuaireClient Annuaire => (_client ??= new(Sandbox.ClientOptions(Cartes["pharmacien"]))).Annuaire;

    [OneTimeTearDown]
    public async Task LeaveAsync()
    {
        if (_client is not null) await _client.DisposeAsync();
        _folder.Dispose();
    }

    private protected ServerOptions OperatorOptions() => new()
    {
        DataFolder = Sandbox.DataFolder,
        Postgres = Service<ServerOptions>().Postgres,
        Annuaire = { Report = _folder.File($"{Guid.NewGuid():N}.ndjson") },
    };

    private protected Task<AnnuaireOutcome> ImportAsync(params IEnumerable<(ExtractionReader Reader, string Text)> files) =>
        ImportAsync(OperatorOptions(), [.. files.Select(file => (file.Reader, (Stream)new MemoryStream(Encoding.UTF8.GetBytes(file.Text))))]);

    private protected static async Task<AnnuaireOutcome> ImportAsync(
        ServerOptions options, params (ExtractionReader Reader, Stream Lines)[] files)
    {
        var import = new AnnuaireImport(options, TimeProvider.System);
        await import.RunAsync(
            [.. files.Select(file => new ExtractionSource(file.Reader, $"{file.Reader.Extraction}.txt", file.Lines))],
            _ => { },
            CancellationToken.None);
        var report = await File.ReadAllLinesAsync(import.ReportFile);
        return new AnnuaireOutcome(
            import.Counts, [.. report[..^1].Select(line => JsonSerializer.Deserialize<AnnuaireFault>(line, Web)!)]);
    }

    /// <summary>A file of activities: the columns of each line by their headings, all others empty.</summary>
    private protected static string Activities(params Dictionary<string, string>[] lines) =>
        Extraction(AnnuaireLines.ActivityHeader, lines);

    private protected static string Boites(params Dictionary<string, string>[] lines) =>
        Extraction(AnnuaireLines.BoiteHeader, lines);

    private protected static string Extraction(string header, params Dictionary<string, string>[] lines)
    {
        var headings = header.Split('|');
        Assert.That(lines.SelectMany(line => line.Keys).Distinct(), Is.SubsetOf(headings));
        return string.Join('\n', lines
            .Select(line => string.Join('|', headings.Select(heading => line.GetValueOrDefault(heading, ""))))
            .Prepend(header));
    }

    private protected static Dictionary<string, string> Person(int rank, string family, string given, string profession = "10") => new()
    {
        ["Type d'identifiant PP"] = "8",
        ["Identifiant PP"] = AnnuaireLines.Rpps(rank),
        ["Identification nationale PP"] = $"8{AnnuaireLines.Rpps(rank)}",
        ["Nom d'exercice"] = family,
        ["Prénom d'exercice"] = given,
        ["Code profession"] = profession,
    };

    private protected Task<List<ListedProfessional>> FindAsync(ProfessionalSearch search) =>
        Annuaire.SearchProfessionals(search).ToListAsync().AsTask();

    private protected async Task<IEnumerable<string>> NamesAsync(ProfessionalSearch search) =>
        (await FindAsync(search)).Select(found => $"{found.Name.Family} {found.Name.Given}");
}
