using System.Xml;

namespace MonEspaceSante.Cda.Lint;

/// <summary>What the lint looks at while a document is parsed: the files that it holds, and where everything
/// stands.</summary>
internal sealed class LintWatch(Findings findings, bool keepsLines) : ElementWatch
{
    private readonly ElementPath _path = new();
    private EmbeddedFile? _file;

    /// <summary>Null unless they are kept.</summary>
    public ElementLines? Lines { get; } = keepsLines ? new() : null;

    public override void Open(XmlReader reader)
    {
        _path.Open(reader);
        Lines?.Open(_path.Last, reader.Line());
        _file ??= EmbeddedFile.Of(reader, _path);
    }

    public override void Append(ReadOnlySpan<char> text) => _file?.Append(text);

    public override void Close()
    {
        if (_file?.Depth == _path.Depth)
        {
            _file.Judge(findings);
            _file = null;
        }

        _path.Close();
        Lines?.Close();
    }
}
