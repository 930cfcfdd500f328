using System.IO.Compression;
using System.Text;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Commands;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Reprise;

/// <summary>An import into the store of a data folder, beside its server or alone. One at a time.</summary>
internal sealed class LegacyImport(ServerOptions options, TimeProvider time)
{
    private const int BlockSize = 256 * 1024;

    public ImportCounts Counts { get; } = new();

    /// <summary>Imports the file that the options tell.</summary>
    /// <param name="console">Where the progress goes.</param>
    /// <param name="isTerminal">Whether somebody watches it there.</param>
    /// <param name="cancellationToken">Stops it; what is in stays in.</param>
    /// <exception cref="ImportUnderWayException">Another import, or the start of a server, is under way.</exception>
    public async Task RunAsync(TextWriter console, bool isTerminal, CancellationToken cancellationToken)
    {
        var path = options.Import.File
            ?? throw new WrongSettingException(new ArgumentException("Import:File : le fichier des dossiers est attendu."));
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BlockSize);
        await using var lines = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress)
            : (Stream)file;
        var progress = new ImportProgress(
            console, isTerminal, () => file.Length == 0 ? 1 : (double)file.Position / file.Length, Counts.Tell, time);
        await RunAsync(lines, Path.GetFileName(path), progress.Tell, cancellationToken);
        progress.End();
    }

    /// <summary>Imports lines, wherever they come from.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="name">What their file is called: a line that comes again with it is the same line.</param>
    /// <param name="tell">Told after each batch.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(Stream lines, string name, Action tell, CancellationToken cancellationToken)
    {
        await using var store = await ExistingStore.OpenAsync(options, cancellationToken);
        var folder = new DataFolder(options.DataFolder);
        await using var alone = folder.TryLockImport() ?? throw new ImportUnderWayException();
        await using var report = new ImportReport(
            new FileStream(ReportFile, FileMode.Create, FileAccess.Write, FileShare.Read, BlockSize), Counts);
        using var reader = new LineReader(lines);
        await Build(store, folder, name, reader, report).RunAsync(tell, cancellationToken);
    }

    public string ReportFile => options.Import.Report ?? options.Import.File + ".rapport.ndjson";

    private ImportDossiers Build(
        ExistingStore store, DataFolder folder, string name, LineReader reader, ImportReport report)
    {
        var (database, keys) = (store.Database, store.Keys);
        var (sealer, index, chain) = (new Sealer(keys), new IdentifierIndex(keys), new TraceChain(keys));
        var source = index.HashImport("file", Encoding.UTF8.GetBytes(name));
        var imported = new ImportedDossierStore(database, time);
        var documents = new DocumentFolder(FolderOfDocuments(), new ContentStore(folder.Contents, keys));
        var keep = new KeepBatch(
            database,
            new DossierLoad(sealer),
            new AuthorizationLoad(sealer, index, time),
            new DocumentLoad(sealer),
            new VaccinationStore(index, sealer),
            new FirstTraces(chain, sealer, index, time),
            new AccessJournal(database, chain, sealer, index, new PatientNotificationStore(database, sealer), time),
            imported,
            source);
        return new ImportDossiers(
            new ImportReader(reader, index),
            new JudgeBatch(imported, new PatientIds(time), TrustSets.Load(options).Nature, source),
            new PrepareContents(documents, options.Import.MetadataOnly),
            keep,
            new TellBatch(new CompleteDossier(database, documents), report, Counts));
    }

    private string FolderOfDocuments() =>
        options.Import.DocumentFolder ?? Path.GetDirectoryName(Path.GetFullPath(options.Import.File ?? ".")) ?? ".";
}
