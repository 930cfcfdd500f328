using System.Xml;

namespace MonEspaceSante.Cda.Body;

/// <summary>Follows the parser through the body of a document: all that its components hold.</summary>
internal sealed class BodyWalk : IDisposable
{
    private const string Component = "component";
    private const int ComponentDepth = 1;

    private readonly BodyDigest _digest = new();
    private VaccinationWalk? _vaccinations;
    private FileBody? _file;
    private bool _inside;

    /// <summary>Looks for the vaccinations of a note from here on.</summary>
    public void GatherVaccinations() => _vaccinations = new();

    /// <summary>Takes the element that opens next for the file that is the body.</summary>
    public void ExpectFile(CdaBody body, int depth) => _file = new(body, depth);

    /// <summary>Takes an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <param name="name">Its name in the namespace of HL7, or nothing.</param>
    /// <param name="depth">Its depth below the document.</param>
    public void Open(XmlReader reader, string name, int depth)
    {
        if (depth == ComponentDepth)
        {
            _inside = name == Component;
        }
        else if (_inside)
        {
            _digest.Open(reader);
            _vaccinations?.Open(reader, name, depth);
        }
    }

    public void Append(ReadOnlySpan<char> text)
    {
        if (!_inside)
            return;
        _digest.Append(text);
        _file?.Append(text);
    }

    public void Close(int depth)
    {
        if (depth == ComponentDepth)
            _inside = false;
        if (!_inside)
            return;
        _digest.Close();
        _vaccinations?.Close(depth);
        if (_file?.Depth == depth)
        {
            _file.Judge();
            _file = null;
        }
    }

    public CdaBodyContent Finish() => new()
    {
        Vaccinations = _vaccinations?.Found ?? [],
        Digest = _digest.Finish(),
    };

    public void Dispose() => _digest.Dispose();
}
