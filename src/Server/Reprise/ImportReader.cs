using System.Text;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Reads the lines of a file in batches whose memory is bounded.</summary>
internal sealed class ImportReader(LineReader lines, IdentifierIndex index)
{
    private const int MostLines = 500;
    private const int MostBytes = 2 * 1024 * 1024;

    /// <summary>The next batch; empty at the end of the file.</summary>
    public async Task<List<ImportLine>> ReadBatchAsync(CancellationToken cancellationToken)
    {
        var batch = new List<ImportLine>();
        var bytes = 0;
        while (batch.Count < MostLines && bytes < MostBytes
            && await lines.ReadAsync(cancellationToken) is { } line)
        {
            batch.Add(Read(line));
            bytes += line.Bytes?.Length ?? 0;
        }

        return batch;
    }

    private ImportLine Read(ReadLine line)
    {
        if (line.Bytes is null) return Faulty(line, new LineFault(FaultReason.LigneTropLongue));
        try
        {
            var dossier = ReadDossier.Of(line.Bytes);
            return new ImportLine(line.Number, null, dossier, KeysOf(dossier, line.Bytes));
        }
        catch (LineFaultException fault)
        {
            return Faulty(line, fault.Fault);
        }
    }

    private static ImportLine Faulty(ReadLine line, LineFault fault) => new(line.Number, fault, null, null);

    private ImportKeys KeysOf(DossierToImport dossier, byte[] line) => new(
        index.HashImport("name", Encoding.UTF8.GetBytes(dossier.Name)),
        index.Hash(dossier.Patient),
        index.HashImport("line", line));
}
