using System.Diagnostics;
using System.Text;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Reprise;

/// <summary>The operator's command in a process of its own, on a store that a server has opened once.</summary>
internal sealed class ImportProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();

    private ImportProcess(string? postgres) => Postgres = postgres;

    public string? Postgres { get; }

    public string DataFolder => _folder.Path;

    /// <summary>The file to import.</summary>
    public string Lines => _folder.File("dmp.ndjson");

    public string DocumentFolder => _folder.File("octets");

    public static async Task<ImportProcess> PrepareAsync(Engine engine)
    {
        var import = new ImportProcess(await SandboxFixture.ConnectionStringAsync(engine));
        SharedPki.CopyTo(import.DataFolder);
        await import.ServeOnceAsync();
        return import;
    }

    /// <summary>Starts a server, which sweeps, and stops it.</summary>
    public async Task ServeOnceAsync() => await (await ServerProcess.StartAsync(DataFolder, Postgres)).DisposeAsync();

    public ForeignProcess Start(params IEnumerable<(string Name, string Value)> environment) => Start(
        [
            "importer-dossiers", "--Import:File", Lines, "--Import:DocumentFolder", DocumentFolder,
            "--Import:MetadataOnly", "true",
        ],
        environment);

    /// <summary>Starts a command of the operator on this store.</summary>
    public ForeignProcess Start(string[] arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var command = new ProcessStartInfo(
            "dotnet",
            [
                typeof(ServerHost).Assembly.Location, .. arguments, "--DataFolder", DataFolder,
                .. Postgres is null ? Array.Empty<string>() : ["--Postgres", Postgres],
            ])
        {
            WorkingDirectory = Path.GetTempPath(),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment) command.Environment[name] = value;
        return ForeignProcess.Start(command);
    }

    public static Task<ProcessResult> WaitAsync(ForeignProcess import) => import.WaitAsync(Patience);

    public void Dispose() => _folder.Dispose();
}
