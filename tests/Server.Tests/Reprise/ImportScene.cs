using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Benchmarks;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Reprise;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Reprise;

/// <summary>Files that an operator imports beside the server of a sandbox.</summary>
internal sealed class ImportScene(SandboxServer sandbox) : IDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static int _last;

    // A doctor of whom the médecin traitant is told more than others.
    private const string Deputy = "899700500152";

    private const string Authorizations =
        """
        [{"professionnel":{"idNat":"899700500012","nom":"MARCHAND","prenom":"PAUL","profession":"21"},
          "structure":{"idNat":"10B0130811"},"statut":"interdit","derniereAction":"2020-01-01T00:00:00Z"},
         {"structure":{"idNat":"499700500038001","nom":"CABINET INFIRMIER DUVAL"},"statut":"valide",
          "debut":"2020-01-01T00:00:00Z","fin":"2098-01-01T00:00:00Z","consentement":"Oui, lu et dit."},
         {"structure":{"idNat":"10B0062640","nom":"OPTIQUE"},"statut":"retiree","derniereAction":"2020-06-01T00:00:00Z"}]
        """;

    private readonly TemporaryFolder _folder = new();

    public ServerOptions Options { get; } = new()
    {
        DataFolder = sandbox.DataFolder,
        Postgres = sandbox.Host.Services.GetRequiredService<ServerOptions>().Postgres,
    };

    /// <summary>A dossier that no other test has.</summary>
    public static (int Rank, JsonObject Line) Dossier(int documents = 0)
    {
        var rank = Interlocked.Increment(ref _last);
        return (rank, JsonNode.Parse(LegacyLines.Line(rank, documents))!.AsObject());
    }

    /// <summary>The dossier of a line, its documents' bytes in the folder.</summary>
    public (int Rank, JsonObject Line) DossierWithBytes(int documents)
    {
        var (rank, line) = Dossier(documents);
        foreach (var document in Enumerable.Range(0, documents))
        {
            line["documents"]![document]!["contenu"] = LegacyLines.Place(rank, document);
            Bring(rank, document);
        }

        return (rank, line);
    }

    /// <summary>Five documents: replaced, current, masked to professionals, archived, deleted. A blocked pharmacist, a care team
    /// of nurses, an optician whose authorisation was withdrawn and whose structure's documents are opposed; break-glass
    /// opposed.</summary>
    public (int Rank, JsonObject Line) DossierWithHistory()
    {
        var (rank, line) = DossierWithBytes(5);
        var documents = line["documents"]!.AsArray();
        documents[0]!["statut"] = "remplace";
        documents[1]!["remplace"] = LegacyLines.UniqueId(rank, 0);
        documents[2]!["masquePs"] = true;
        documents[2]!["auteurs"]![0]!["id"] = Deputy;
        documents[2]!["responsable"]!["id"] = Deputy;
        documents[3]!["archive"] = true;
        (documents[4]!["statut"], documents[4]!["supprimeLe"]) = ("supprime", "2021-01-01T00:00:00Z");
        line["oppositions"] = JsonNode.Parse("""{"brisDeGlace":true,"alimentation":["10B0062640"]}""");
        foreach (var authorization in JsonNode.Parse(Authorizations)!.AsArray())
            line["autorisations"]!.AsArray().Add(authorization!.DeepClone());
        return (rank, line);
    }

    /// <summary>Puts the bytes of a document, or others, where its line tells.</summary>
    public void Bring(int rank, int document, byte[]? bytes = null)
    {
        var path = _folder.File(LegacyLines.Place(rank, document));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes ?? LegacyLines.Bytes(rank, document));
    }

    public Task<ImportOutcome> ImportAsync(params IEnumerable<JsonNode> lines) =>
        ImportAsync(lines.Select(line => line.ToJsonString()));

    public Task<ImportOutcome> ImportAsync(IEnumerable<string> lines, bool metadataOnly = false, string name = "dmp.ndjson") =>
        ImportAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines)), metadataOnly, name);

    public async Task<ImportOutcome> ImportAsync(byte[] file, bool metadataOnly = false, string name = "dmp.ndjson")
    {
        Options.Import = new LegacyImportOptions { File = _folder.File(name), MetadataOnly = metadataOnly };
        await File.WriteAllBytesAsync(Options.Import.File, file);
        var import = new LegacyImport(Options, TimeProvider.System);
        await import.RunAsync(TextWriter.Null, isTerminal: false, CancellationToken.None);
        var report = await File.ReadAllTextAsync(import.ReportFile);
        var faults = report.Split('\n', StringSplitOptions.RemoveEmptyEntries)[..^1]
            .Select(line => JsonSerializer.Deserialize<ToldFault>(line, Web)!);
        return new ImportOutcome(import.Counts, [.. faults], report);
    }

    public static byte[] Compress(string text)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return file.ToArray();
    }

    public void Dispose() => _folder.Dispose();
}
