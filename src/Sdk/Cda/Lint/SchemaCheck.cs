using System.IO.Pipelines;
using System.Xml;
using System.Xml.Schema;

namespace MonEspaceSante.Cda.Lint;

/// <summary>Holds a document to the installed schemas while it is read.</summary>
internal sealed class SchemaCheck : DocumentCheck
{
    private readonly Pipe _pipe = new();
    private readonly InstalledSchemas _schemas;
    private readonly Findings _findings;
    private readonly Task _validation;

    public SchemaCheck(InstalledSchemas schemas, Findings findings)
    {
        _schemas = schemas;
        _findings = findings;
        _validation = Task.Run(ValidateAsync);
    }

    public override async ValueTask TakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        await _pipe.Writer.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);

    public override async Task EndAsync(bool whole)
    {
        await _pipe.Writer.CompleteAsync().ConfigureAwait(false);
        await _validation.ConfigureAwait(false);
    }

    public override async ValueTask DisposeAsync() => await EndAsync(whole: false).ConfigureAwait(false);

    private async Task ValidateAsync()
    {
        var bytes = _pipe.Reader.AsStream();
        await using (bytes.ConfigureAwait(false))
        {
            using var document = CdaXml.Create(bytes);
            var faults = new Queue<XmlSchemaException>();
            using var reader = XmlReader.Create(document, Settings(faults));
            try
            {
                await JudgeAsync(reader, faults).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is XmlException or Errors.MonEspaceSanteException)
            {
                // The same bytes end the reading itself: it tells why.
            }
        }
    }

    private async Task JudgeAsync(XmlReader reader, Queue<XmlSchemaException> faults)
    {
        var path = new ElementPath();
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            // The reading itself refuses what nests deeper, a few kilobytes later.
            if (reader.Depth > CdaLimits.MaxDepth)
                return;
            if (reader.NodeType == XmlNodeType.Element)
                path.Open(reader);
            while (faults.TryDequeue(out var fault))
                _findings.Add("SCHEMA", fault.LineNumber, path.ToString(), SchemaFault.Explain(fault));
            if (reader.NodeType == XmlNodeType.EndElement || reader is { NodeType: XmlNodeType.Element, IsEmptyElement: true })
                path.Close();
        }
    }

    private XmlReaderSettings Settings(Queue<XmlSchemaException> faults)
    {
        var settings = new XmlReaderSettings
        {
            Async = true,
            ValidationType = ValidationType.Schema,
            Schemas = _schemas.Set,
            XmlResolver = null,

            // Where a document says that its schemas are is not followed.
            ValidationFlags = XmlSchemaValidationFlags.AllowXmlAttributes,
        };
        settings.ValidationEventHandler += (_, told) => faults.Enqueue(told.Exception);
        return settings;
    }
}
