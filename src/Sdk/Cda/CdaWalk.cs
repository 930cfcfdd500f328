using System.Xml;
using MonEspaceSante.Cda.Body;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda;

/// <summary>Follows the parser through a document: finds the ClinicalDocument, gathers its header, watches its
/// body.</summary>
/// <param name="watch">Sees every element too. Null for none.</param>
internal sealed class CdaWalk(ElementWatch? watch = null) : IDisposable
{
    private const string DocumentName = "ClinicalDocument";

    private readonly HeaderTree _tree = new();
    private readonly BodyWalk _body = new();
    private Place _place = Place.BeforeDocument;
    private int _documentDepth;
    private bool _presentsItself;

    private enum Place
    {
        BeforeDocument,
        InHeader,
        InComponent,
        InNonXmlBody,
        AfterHeader,
        AfterDocument,
    }

    public bool RootSeen { get; private set; }

    /// <summary>The header, as soon as it is whole.</summary>
    public CdaHeader? Header { get; private set; }

    public void Open(XmlReader reader)
    {
        if (reader.Depth >= CdaLimits.MaxDepth)
            throw Refusal.Because(
                Reason.CdaTropComplexe, new Violation("/", "Trop d'éléments imbriqués", reader.Line()));
        watch?.Open(reader);
        if (!RootSeen)
            OpenRoot(reader);
        if (IsDocument(reader))
            OpenDocument(reader);
        else
            OpenInside(reader, reader.Depth - _documentDepth);
        if (reader.IsEmptyElement)
            Close(reader);
    }

    public void Append(ReadOnlySpan<char> text)
    {
        if (_place == Place.InHeader)
            _tree.Append(text);
        _body.Append(text);
        watch?.Append(text);
    }

    public void Close(XmlReader reader)
    {
        if (_place == Place.InHeader)
            _tree.Close();
        _body.Close(reader.Depth - _documentDepth);
        if (_place != Place.BeforeDocument && reader.Depth == _documentDepth)
            CloseDocument();
        watch?.Close();
    }

    /// <summary>Tells what is missing once the parser has reached the end.</summary>
    public CdaHeader Finish() => Header
        ?? throw Refusal.Because(Reason.CdaAbsent, new Violation("/", "Aucun élément ClinicalDocument", 1));

    /// <summary>What the body told, once the parser has reached the end.</summary>
    public CdaBodyContent FinishBody() => _body.Finish();

    public void Dispose() => _body.Dispose();

    private static bool IsDocument(XmlReader reader) =>
        reader.LocalName == DocumentName && reader.NamespaceURI == CdaXml.Hl7;

    private void OpenRoot(XmlReader reader)
    {
        RootSeen = true;
        _presentsItself = reader.NamespaceURI == CdaXml.Xslt && reader.LocalName is "stylesheet" or "transform";
        if (!_presentsItself && !IsDocument(reader))
            throw Refusal.Because(
                Reason.CdaAbsent, new Violation("/", "La racine n'est pas un ClinicalDocument HL7 v3", reader.Line()));
    }

    private void OpenDocument(XmlReader reader)
    {
        if (_place != Place.BeforeDocument)
            throw Refusal.Because(
                Reason.CdaAbsent, new Violation(DocumentName, "Plusieurs éléments ClinicalDocument", reader.Line()));
        _documentDepth = reader.Depth;
        _place = Place.InHeader;
        _tree.Open(reader);
    }

    private void OpenInside(XmlReader reader, int depth)
    {
        var name = reader.NamespaceURI == CdaXml.Hl7 ? reader.LocalName : "";
        switch (_place, name, depth)
        {
            case (Place.InHeader, "component", 1):
                _place = Place.InComponent;
                break;
            case (Place.InHeader, _, _):
                _tree.Open(reader);
                break;
            case (Place.InComponent, "structuredBody", 2):
                EndHeader(new CdaBody(null, reader.Line()));
                break;
            case (Place.InComponent, "nonXMLBody", 2):
                _place = Place.InNonXmlBody;
                break;
            case (Place.InNonXmlBody, "text", 3):
                OpenNonXmlText(reader, depth);
                break;
        }

        if (_place is not (Place.BeforeDocument or Place.AfterDocument))
            _body.Open(reader, name, depth);
    }

    private void OpenNonXmlText(XmlReader reader, int depth)
    {
        var mediaType =
            reader.GetAttribute("mediaType")?.Trim() is { Length: > 0 } told ? told : CdaBody.DefaultMediaType;
        var body = new CdaBody(mediaType, reader.Line());
        EndHeader(body);
        _body.ExpectFile(body, depth);
    }

    private void EndHeader(CdaBody body)
    {
        _place = Place.AfterHeader;
        Header = new CdaHeader(_tree.Root, body, _presentsItself);
        if (Header.IsVaccinationNote)
            _body.GatherVaccinations();
    }

    private void CloseDocument()
    {
        _place = Place.AfterDocument;
        if (Header is null)
            throw _tree.Root.Lacks("component", "Le document n'a pas de corps");
    }
}
