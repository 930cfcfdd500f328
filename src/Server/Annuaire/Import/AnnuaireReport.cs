using MonEspaceSante.Server.Reprise;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>The report that a program reads: a line of JSON for each line that was refused, then one of counts.</summary>
internal sealed class AnnuaireReport(Stream file, AnnuaireCounts counts) : IAsyncDisposable
{
    private readonly JsonLines _lines = new(file);

    public Task TellAsync(string source, ImportedLine line, CancellationToken cancellationToken)
    {
        counts.Refuse(line.Fault!);
        return _lines.WriteAsync(
            json =>
            {
                json.WriteString("fichier", source);
                json.WriteNumber("ligne", line.Number);
                json.WriteString("motif", line.Fault);
                json.WriteString("colonne", line.Column);
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
                json.WriteNumber("refusees", counts.Refused);
                json.WriteStartArray("publiees");
                foreach (var part in counts.Published) json.WriteStringValue(part.Name);
                json.WriteEndArray();
                json.WriteStartObject("inchangees");
                foreach (var (part, why) in counts.Kept) json.WriteString(part.Name, why);
                json.WriteEndObject();
                json.WriteEndObject();
            },
            cancellationToken);
        await _lines.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _lines.DisposeAsync();
}
