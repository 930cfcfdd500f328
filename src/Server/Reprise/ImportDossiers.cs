using System.Threading.Channels;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Imports the dossiers of a file, in batches: what is in stays in, whenever it is stopped.</summary>
internal sealed class ImportDossiers(
    ImportReader reader,
    JudgeBatch judge,
    PrepareContents prepare,
    KeepBatch keep,
    TellBatch telling)
{
    private const int BatchesAhead = 2;
    private const int ContentsAtOnce = 4;
    private const int MostTries = 5;

    /// <param name="tell">Told after each batch.</param>
    /// <param name="cancellationToken">Stops it between two batches.</param>
    public async Task RunAsync(Action tell, CancellationToken cancellationToken)
    {
        var batches = Channel.CreateBounded<List<ImportLine>>(BatchesAhead);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
            {
                await ImportAsync(batch, cancellationToken);
                tell();
            }
        }
        catch (Exception cut) when (cut is InvalidDataException or EndOfStreamException)
        {
            // A gzip file that is cut or altered: what came before is in.
            telling.TellCut();
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }

        await telling.EndAsync(cancellationToken);
    }

    private async Task ReadAsync(ChannelWriter<List<ImportLine>> batches, CancellationToken cancellationToken)
    {
        try
        {
            while (await reader.ReadBatchAsync(cancellationToken) is { Count: > 0 } batch)
                await batches.WriteAsync(batch, cancellationToken);
            batches.Complete();
        }
        catch (Exception failure)
        {
            batches.Complete(failure);
        }
    }

    private async Task ImportAsync(List<ImportLine> lines, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var judged = await judge.RunAsync(lines, cancellationToken);
            try
            {
                var prepared = await PrepareAsync(judged, cancellationToken);
                await KeepAsync([.. prepared.OfType<PreparedDossier>()], cancellationToken);
                await telling.RunAsync(judged, prepared, cancellationToken);
                return;
            }
            catch (PatientChangedException) when (tries < MostTries)
            {
                // Judged again, beside what the store holds now.
            }
        }
    }

    // What becomes of each line: a dossier ready to come in, or what is wrong with it; null where nothing is to be kept.
    private async Task<object?[]> PrepareAsync(List<Judgement> judged, CancellationToken cancellationToken)
    {
        var prepared = new object?[judged.Count];
        await Parallel.ForAsync(
            0,
            judged.Count,
            new ParallelOptions { MaxDegreeOfParallelism = ContentsAtOnce, CancellationToken = cancellationToken },
            async (rank, stopping) =>
            {
                if (judged[rank].Outcome != LineOutcome.Imported) return;
                try
                {
                    prepared[rank] = await prepare.RunAsync(judged[rank], stopping);
                }
                catch (LineFaultException fault)
                {
                    prepared[rank] = fault.Fault;
                }
            });
        return prepared;
    }

    private async Task KeepAsync(IReadOnlyList<PreparedDossier> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0) return;
        try
        {
            await keep.RunAsync(batch, cancellationToken);
        }
        catch (Exception failure) when (failure is not OutcomeUnknownException)
        {
            prepare.Discard(batch.SelectMany(one => one.Contents));
            throw;
        }
    }
}
