using MonEspaceSante.Server.Reprise;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>A file whose header is right.</summary>
internal sealed class OpenedExtraction : IDisposable
{
    // Ten times the longest that can be thought of.
    private const int LongestLine = 64 * 1024;

    private readonly LineReader _lines;
    private readonly int _columns;
    private readonly Func<long, ExtractionLine, IEnumerable<object?[]>> _read;

    private OpenedExtraction(
        ExtractionSource source, LineReader lines, int columns, Func<long, ExtractionLine, IEnumerable<object?[]>> read)
    {
        Source = source;
        _lines = lines;
        _columns = columns;
        _read = read;
    }

    public ExtractionSource Source { get; }

    /// <exception cref="AnnuaireFileException">It is not the extraction that it is given as.</exception>
    public static async Task<OpenedExtraction> OpenAsync(
        ExtractionSource source, Extractions extractions, CancellationToken cancellationToken)
    {
        var lines = new LineReader(source.Lines, LongestLine);
        try
        {
            if (await FirstAsync(lines, source.Name, cancellationToken) is not { Bytes: { } first })
                throw new AnnuaireFileException(source.Name, "le fichier est vide, ou sa première ligne trop longue.");
            var header = ExtractionHeader.Read(first, extractions.Of(source.Reader.Extraction), source.Name);
            return new OpenedExtraction(source, lines, header.Count, source.Reader.Open(header, extractions));
        }
        catch
        {
            lines.Dispose();
            throw;
        }
    }

    /// <summary>The next line; null after the last.</summary>
    public async ValueTask<ImportedLine?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await _lines.ReadAsync(cancellationToken) is not { } line) return null;
        if (line.Bytes is null) return new ImportedLine(line.Number, [], ExtractionFault.LigneTropLongue, "");
        try
        {
            return new ImportedLine(line.Number, [.. _read(line.Number, ExtractionLine.Read(line.Bytes, _columns))], null, "");
        }
        catch (ExtractionFaultException fault)
        {
            return new ImportedLine(line.Number, [], fault.Message, fault.Column);
        }
    }

    public void Dispose() => _lines.Dispose();

    private static async Task<ReadLine?> FirstAsync(LineReader lines, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadAsync(cancellationToken);
        }
        catch (Exception cut) when (cut is InvalidDataException or EndOfStreamException)
        {
            throw new AnnuaireFileException(name, "le fichier est coupé ou altéré.");
        }
    }
}
