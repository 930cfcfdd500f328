namespace MonEspaceSante.Server.Reprise;

/// <summary>Tells what became of lines, and completes dossiers that are in without all of their bytes.</summary>
internal sealed class TellBatch(CompleteDossier complete, ImportReport report, ImportCounts counts)
{
    public void TellCut() => counts.IsCut = true;

    public Task EndAsync(CancellationToken cancellationToken) => report.EndAsync(cancellationToken);

    /// <param name="judged">What becomes of each line.</param>
    /// <param name="prepared">What came of those that were to come in: a dossier, or what is wrong with its bytes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task RunAsync(List<Judgement> judged, object?[] prepared, CancellationToken cancellationToken)
    {
        foreach (var (judgement, outcome) in judged.Zip(prepared))
        {
            counts.Lines++;
            await (outcome switch
            {
                PreparedDossier dossier => TellImportedAsync(dossier, cancellationToken),
                LineFault fault => TellRefusedAsync(judgement, fault, cancellationToken),
                _ => TellAsync(judgement, cancellationToken),
            });
        }
    }

    private async Task TellImportedAsync(PreparedDossier dossier, CancellationToken cancellationToken)
    {
        counts.Dossiers++;
        counts.Documents += dossier.Dossier.Documents.Count;
        counts.Lacking += dossier.Lacking;
        await TellNoticesAsync(dossier.Judgement, dossier.Notices, cancellationToken);
    }

    private async Task TellAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        switch (judgement.Outcome)
        {
            case LineOutcome.Refused:
                await TellRefusedAsync(judgement, judgement.Fault!, cancellationToken);
                break;
            case LineOutcome.Repeated:
                counts.Repeated++;
                await report.TellAsync(judgement.Line.Number, judgement.Fault!, "ignoree", cancellationToken);
                break;
            default:
                counts.AlreadyImported++;
                if (judgement.Lacking > 0) await CompleteAsync(judgement, cancellationToken);
                break;
        }
    }

    private async Task CompleteAsync(Judgement judgement, CancellationToken cancellationToken)
    {
        var (completed, notices) = await complete.RunAsync(judgement, cancellationToken);
        counts.Completed += completed;
        await TellNoticesAsync(judgement, notices, cancellationToken);
    }

    private Task TellRefusedAsync(Judgement judgement, LineFault fault, CancellationToken cancellationToken)
    {
        counts.Refused++;
        return report.TellAsync(judgement.Line.Number, fault, "refusee", cancellationToken);
    }

    private async Task TellNoticesAsync(
        Judgement judgement, IReadOnlyList<LineFault> notices, CancellationToken cancellationToken)
    {
        foreach (var notice in notices)
            await report.TellAsync(judgement.Line.Number, notice, "sans_contenu", cancellationToken);
    }
}
