namespace MonEspaceSante.Server.Reprise;

/// <summary>The report that a program reads: a line of JSON for each fault, then one of counts. It never tells what a line
/// held.</summary>
internal sealed class ImportReport(Stream file, ImportCounts counts) : IAsyncDisposable
{
    private readonly JsonLines _lines = new(file);

    /// <summary>Tells a fault of a line.</summary>
    public async Task TellAsync(long line, LineFault fault, string effect, CancellationToken cancellationToken)
    {
        counts.Count(fault.Reason);
        await _lines.WriteAsync(
            json =>
            {
                json.WriteNumber("ligne", line);
                json.WriteString("motif", fault.Reason);
                json.WriteString("champ", fault.Field);
                json.WriteString("effet", effect);
            },
            cancellationToken);
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await _lines.WriteAsync(
            json =>
            {
                json.WriteStartObject("bilan");
                json.WriteNumber("lignes", counts.Lines);
                json.WriteNumber("dossiers", counts.Dossiers);
                json.WriteNumber("documents", counts.Documents);
                json.WriteNumber("documentsSansContenu", counts.Lacking);
                json.WriteNumber("dejaRepris", counts.AlreadyImported);
                json.WriteNumber("contenusCompletes", counts.Completed);
                json.WriteNumber("doublons", counts.Repeated);
                json.WriteNumber("refuses", counts.Refused);
                json.WriteBoolean("fichierEntier", !counts.IsCut);
                json.WriteEndObject();
            },
            cancellationToken);
        await _lines.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _lines.DisposeAsync();
}
