using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>What the stub was sent.</summary>
internal sealed record InsiRequest(string Text, string ContentType, X509Certificate2 Certificate)
{
    private static readonly XNamespace Addressing = "http://www.w3.org/2005/08/addressing";

    /// <summary>The header of SOAP 1.1; null when it was not sent.</summary>
    public string? SoapAction { get; init; }

    public XElement Envelope { get; } = XElement.Parse(Text, LoadOptions.PreserveWhitespace);

    public XElement Body => Envelope.Element(Soap + "Body")!.Elements().Single();

    public string Action => Header(Addressing + "Action").Value;

    public string MessageId => Header(Addressing + "MessageID").Value;

    private XNamespace Soap => Envelope.Name.Namespace;

    public XElement Header(XName name) => Envelope.Element(Soap + "Header")!.Elements(name).Single();

    /// <summary>The texts of the body's elements of a name.</summary>
    public IEnumerable<string> Told(string name) =>
        Body.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value);
}
