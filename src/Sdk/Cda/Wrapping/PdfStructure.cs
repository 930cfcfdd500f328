using System.Buffers;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>Judges the dictionaries and the metadata of a PDF as they go by.</summary>
internal sealed class PdfStructure
{
    // Far beyond what the XMP of a real file takes.
    private const int MaxXmpLength = 1024 * 1024;

    // Deeper dictionaries are read as part of the one around them.
    private const int MaxDepth = 64;

    private readonly SortedSet<PdfFault> _faults = [PdfFault.Identification, PdfFault.OutputIntent, PdfFault.Trailer];
    private readonly Stack<PdfDictionary> _open = [];
    private readonly ArrayBufferWriter<byte> _xmp = new();
    private PdfDictionary? _last;
    private int _beyond;
    private bool _trailerIsNext;
    private bool _readsXmp;
    private bool _isIdentified;

    // One trailer that tells the ID is enough: the last one of a linearized file need not.
    public IEnumerable<PdfFault> Faults => _isIdentified || _faults.Contains(PdfFault.Trailer)
        ? _faults
        : _faults.Append(PdfFault.Identifier);

    public void Open()
    {
        Value();
        if (_open.Count == MaxDepth)
            _beyond++;
        else
            _open.Push(new PdfDictionary(_trailerIsNext && _open.Count == 0));
        _trailerIsNext = false;
    }

    public void Close()
    {
        if (_beyond > 0)
            _beyond--;
        else if (_open.TryPop(out _last))
            Judge(_last);
    }

    public void Name(string name)
    {
        if (_open.TryPeek(out var dictionary))
            dictionary.Add(name);
    }

    public void Word(string word)
    {
        Value();
        if (_open.Count == 0 && word == "trailer")
            _trailerIsNext = true;
        if (word == "stream")
            _readsXmp = _last is { } of && of.Has("Type", "Metadata") && of.Has("Subtype", "XML") && !of.Has("Filter");
        if (word is "endobj" or "obj")
            Reset();
    }

    public void Value()
    {
        if (_open.TryPeek(out var dictionary))
            dictionary.Interrupt();
    }

    public void StreamBytes(ReadOnlySpan<byte> bytes)
    {
        if (_readsXmp && _xmp.WrittenCount < MaxXmpLength)
            _xmp.Write(bytes);
    }

    public void EndStream(int endLength)
    {
        if (_readsXmp && Xmp.DeclaresPdfA1(_xmp.WrittenSpan[..^endLength]))
            _faults.Remove(PdfFault.Identification);
        _readsXmp = false;
        _xmp.ResetWrittenCount();
    }

    // An object that is not closed must not swallow the rest of the file.
    private void Reset()
    {
        _open.Clear();
        _beyond = 0;
        _last = null;
    }

    private void Judge(PdfDictionary dictionary)
    {
        if (dictionary.Has("S", "GTS_PDFA1"))
            _faults.Remove(PdfFault.OutputIntent);
        if (dictionary.IsTrailer)
        {
            _faults.Remove(PdfFault.Trailer);
            _isIdentified |= dictionary.Has("ID");
        }

        foreach (var (fault, isIn) in PdfA1Rules.All)
        {
            if (isIn(dictionary))
                _faults.Add(fault);
        }
    }
}
