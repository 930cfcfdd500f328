using System.Threading.Channels;
using Dapper;
using MonEspaceSante.Server.Annuaire.Generations;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>Replaces a part of the directory as a whole. Searches see the one before until the new one is complete.</summary>
/// <param name="database">The store.</param>
/// <param name="generations">Its generations.</param>
/// <param name="report">Where lines that are refused are told.</param>
/// <param name="counts">What was done.</param>
/// <param name="mayShrink">Whether a part may be replaced by less than half of it.</param>
internal sealed class ImportPart(
    Database database, GenerationStore generations, AnnuaireReport report, AnnuaireCounts counts, bool mayShrink)
{
    private const int LinesAtOnce = 2_000;
    private const int BatchesAhead = 2;

    /// <param name="part">Which part.</param>
    /// <param name="own">Rows of the part's first table that are in every generation.</param>
    /// <param name="files">The files that it is made of.</param>
    /// <param name="tell">Told of progress; true after an index.</param>
    /// <param name="cancellationToken">Stops it: nothing of it is seen then.</param>
    public async Task RunAsync(
        AnnuairePart part,
        IReadOnlyList<object?[]> own,
        IReadOnlyList<OpenedExtraction> files,
        Action<bool> tell,
        CancellationToken cancellationToken)
    {
        var served = await database.ReadAsync(c => GenerationStore.FindServedAsync(c, part), cancellationToken);
        var generation = await database.WriteAsync(c => generations.BeginAsync(c, part), cancellationToken);
        await DropBeforeAsync(part, generation, except: served?.Number, cancellationToken);
        var first = files[0].Source.Reader.Into(generation);
        await database.WriteAsync(c => first.RunAsync(c, own, cancellationToken), cancellationToken);
        var rows = await FillAsync(files, generation, tell, cancellationToken);
        if (WhyNot(rows, served) is { } why)
        {
            counts.Keep(part, why);
            await database.WriteAsync(c => GenerationStore.DropAsync(c, part, generation), cancellationToken);
            return;
        }

        await IndexAsync(part, generation, tell, cancellationToken);
        await database.WriteAsync(
            c => generations.PublishAsync(c, part, generation, rows!.Value), cancellationToken);
        counts.Published.Add(part);
        await DropBeforeAsync(part, generation, except: null, cancellationToken);
    }

    private string? WhyNot(long? rows, Generation? served) => rows switch
    {
        null => "un fichier est coupé ou altéré",
        0 => "aucune ligne n'a pu être lue",
        { } count when !mayShrink && count < served?.Rows / 2 =>
            $"{count} lignes, moins de la moitié des {served!.Rows} en service : confirmez avec --Annuaire:MayShrink true",
        _ => null,
    };

    // How many rows came in; null where a file ends before its end.
    private async Task<long?> FillAsync(
        IReadOnlyList<OpenedExtraction> files, long generation, Action<bool> tell, CancellationToken cancellationToken)
    {
        var rows = 0L;
        foreach (var file in files)
        {
            if (await FillAsync(file, generation, tell, cancellationToken) is not { } more) return null;
            // What says how large a part is are the rows of its first file.
            if (file == files[0]) rows = more;
        }

        return rows;
    }

    private async Task<long?> FillAsync(
        OpenedExtraction file, long generation, Action<bool> tell, CancellationToken cancellationToken)
    {
        var into = file.Source.Reader.Into(generation);
        var batches = Channel.CreateBounded<List<ImportedLine>>(BatchesAhead);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(file, batches.Writer, stop.Token), CancellationToken.None);
        var rows = 0L;
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
            {
                rows += await database.WriteAsync(
                    c => into.RunAsync(c, batch.SelectMany(line => line.Rows), cancellationToken), cancellationToken);
                await TellAsync(file.Source.Name, batch, cancellationToken);
                tell(false);
            }

            return rows;
        }
        catch (Exception cut) when (cut is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task ReadAsync(
        OpenedExtraction file, ChannelWriter<List<ImportedLine>> batches, CancellationToken cancellationToken)
    {
        try
        {
            var batch = new List<ImportedLine>(LinesAtOnce);
            while (await file.ReadAsync(cancellationToken) is { } line)
            {
                batch.Add(line);
                if (batch.Count < LinesAtOnce) continue;
                await batches.WriteAsync(batch, cancellationToken);
                batch = new List<ImportedLine>(LinesAtOnce);
            }

            if (batch.Count > 0) await batches.WriteAsync(batch, cancellationToken);
            batches.Complete();
        }
        catch (Exception failure)
        {
            batches.Complete(failure);
        }
    }

    private async Task TellAsync(string name, List<ImportedLine> batch, CancellationToken cancellationToken)
    {
        counts.Lines += batch.Count;
        foreach (var line in batch)
        {
            counts.Rows += line.Rows.Count;
            if (line.Fault is not null) await report.TellAsync(name, line, cancellationToken);
        }
    }

    private async Task IndexAsync(AnnuairePart part, long generation, Action<bool> tell, CancellationToken cancellationToken)
    {
        // Each on its own: no writer of a server beside waits for all of them.
        foreach (var sql in part.Tables.SelectMany(table => table.IndexSql(generation)))
        {
            await database.WriteAsync(c => c.ExecuteAsync(sql, commandTimeout: 0), cancellationToken);
            tell(true);
        }
    }

    private async Task DropBeforeAsync(AnnuairePart part, long generation, long? except, CancellationToken cancellationToken)
    {
        var before = await database.ReadAsync(
            c => GenerationStore.ListBeforeAsync(c, part, generation), cancellationToken);
        foreach (var old in before.Where(old => old != except))
            await database.WriteAsync(c => GenerationStore.DropAsync(c, part, old), cancellationToken);
    }
}
