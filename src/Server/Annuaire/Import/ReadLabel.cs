using MonEspaceSante.Protos.Annuaire.V1;

namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>Reads a code and its words, from two columns.</summary>
internal sealed class ReadLabel(ExtractionHeader header, string field)
{
    private readonly ExtractionColumn _code = header.Of(field);
    private readonly ExtractionColumn _label = header.Of($"{field}_libelle");

    /// <returns>Null where there is no code.</returns>
    public CodedLabel? Find(ExtractionLine line) => line.Text(_code) is { Length: > 0 } code
        ? new CodedLabel { Code = code, Label = line.Text(_label) }
        : null;
}
