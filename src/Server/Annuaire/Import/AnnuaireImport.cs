using System.IO.Compression;
using MonEspaceSante.Server.Annuaire.Boites;
using MonEspaceSante.Server.Annuaire.Generations;
using MonEspaceSante.Server.Annuaire.Professionnels;
using MonEspaceSante.Server.Commands;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Reprise;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>An import of the directory into the store of a data folder, beside its server or alone. One at a time.</summary>
internal sealed class AnnuaireImport(ServerOptions options, TimeProvider time)
{
    private const int BlockSize = 256 * 1024;

    public AnnuaireCounts Counts { get; } = new();

    public string ReportFile => options.Annuaire.Report
        ?? (options.Annuaire.Activites ?? options.Annuaire.Boites) + ".rapport.ndjson";

    /// <summary>Imports the files that the options tell.</summary>
    /// <param name="console">Where the progress goes.</param>
    /// <param name="isTerminal">Whether somebody watches it there.</param>
    /// <param name="cancellationToken">Stops it; the directory that serves stays.</param>
    /// <exception cref="AnnuaireFileException">A file is not the extraction that it is given as.</exception>
    /// <exception cref="ImportUnderWayException">Another import, or the start of a server, is under way.</exception>
    public async Task RunAsync(TextWriter console, bool isTerminal, CancellationToken cancellationToken)
    {
        var files = Told();
        var opened = new List<FileStream>();
        try
        {
            var sources = new List<ExtractionSource>();
            foreach (var (reader, path) in files)
            {
                var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BlockSize);
                opened.Add(file);
                sources.Add(new ExtractionSource(reader, Path.GetFileName(path), Unpacked(path, file)));
            }

            var bytes = Math.Max(1, opened.Sum(file => file.Length));
            var steps = new ImportSteps(() => (double)opened.Sum(file => file.Position) / bytes, IndexesOf(sources));
            var progress = new ImportProgress(console, isTerminal, () => steps.Share, Counts.Tell, time);
            await RunAsync(sources, Tell, cancellationToken);
            progress.End();

            void Tell(bool isIndex)
            {
                if (isIndex) steps.Index();
                progress.Tell();
            }
        }
        finally
        {
            foreach (var file in opened) await file.DisposeAsync();
        }
    }

    /// <summary>Imports files, wherever they come from.</summary>
    /// <param name="sources">The files.</param>
    /// <param name="tell">Told of progress; true after an index.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(
        IReadOnlyList<ExtractionSource> sources, Action<bool> tell, CancellationToken cancellationToken)
    {
        var extractions = Extractions.Load(options.Annuaire.Extractions);
        var files = new List<OpenedExtraction>();
        try
        {
            // All headers before the first line of any: nothing is imported by halves.
            foreach (var source in sources)
                files.Add(await OpenedExtraction.OpenAsync(source, extractions, cancellationToken));
            await ImportAsync(files, tell, cancellationToken);
        }
        finally
        {
            files.ForEach(file => file.Dispose());
        }
    }

    private async Task ImportAsync(List<OpenedExtraction> files, Action<bool> tell, CancellationToken cancellationToken)
    {
        await using var store = await ExistingStore.OpenAsync(options, cancellationToken);
        await using var alone = new DataFolder(options.DataFolder).TryLockImport() ?? throw new ImportUnderWayException();
        await using var report = new AnnuaireReport(
            new FileStream(ReportFile, FileMode.Create, FileAccess.Write, FileShare.Read, BlockSize), Counts);
        var import = new ImportPart(
            store.Database, new GenerationStore(store.Database, time), report, Counts, options.Annuaire.MayShrink);
        foreach (var part in new[] { AnnuairePart.Professionnels, AnnuairePart.Boites })
        {
            var ofPart = files.Where(file => file.Source.Reader.Part == part).ToList();
            if (ofPart.Count > 0) await import.RunAsync(part, OwnOf(part), ofPart, tell, cancellationToken);
        }

        await report.EndAsync(cancellationToken);
    }

    // The cards of a sandbox go on being somebody's, whatever directory is tried in it.
    private List<object?[]> OwnOf(AnnuairePart part) => TrustSets.Load(options).Nature switch
    {
        TrustNature.Production => [],
        _ when part == AnnuairePart.Professionnels =>
            [.. SandboxAnnuaire.Professionals().Select((one, rank) => ProfessionnelLoad.Row(SandboxAnnuaire.LineOf(rank), one))],
        _ => [.. SandboxAnnuaire.Mailboxes().Select((one, rank) => BoiteLoad.Row(SandboxAnnuaire.LineOf(rank), one))],
    };

    private List<(ExtractionReader Reader, string Path)> Told()
    {
        var told = options.Annuaire;
        if (told is { Activites: null, Boites: null })
            throw Wrong("Annuaire:Activites ou Annuaire:Boites : un fichier au moins est attendu.");
        if (told is { Activites: null } and not { SavoirFaire: null, Diplomes: null })
            throw Wrong("Annuaire:Activites : le fichier des activités est attendu avec ceux des savoir-faire et des diplômes.");
        return [.. new (ExtractionReader Reader, string? Path)[]
        {
            (ExtractionReader.Activities, told.Activites),
            (ExtractionReader.SavoirFaire, told.SavoirFaire),
            (ExtractionReader.Diplomas, told.Diplomes),
            (ExtractionReader.Boites, told.Boites),
        }.Where(file => file.Path is not null).Select(file => (file.Reader, file.Path!))];
    }

    private static Stream Unpacked(string path, FileStream file) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;

    private static int IndexesOf(List<ExtractionSource> sources) =>
        sources.Select(source => source.Reader.Part).Distinct().Sum(part => part.Tables.Sum(table => table.IndexSql(0).Count()));

    private static WrongSettingException Wrong(string what) => new(new ArgumentException(what));
}
