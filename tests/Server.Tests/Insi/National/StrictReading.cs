using System.Globalization;
using System.Xml.Linq;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>What the standards and the published exchanges demand of every request, whatever it asks for.</summary>
internal static class StrictReading
{
    private const string V11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private const string V12 = "http://www.w3.org/2003/05/soap-envelope";

    private static readonly XNamespace Addressing = "http://www.w3.org/2005/08/addressing";
    private static readonly XNamespace Security =
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    /// <summary>The demands that a request does not meet.</summary>
    public static IEnumerable<string> Of(InsiRequest request)
    {
        var soap = request.Envelope.Name.NamespaceName;
        var headers = request.Envelope.Elements().First().Elements().ToList();
        return new (string Demand, bool IsMet)[]
        {
            ("an envelope", request.Envelope.Name.LocalName == "Envelope" && soap is V11 or V12),
            ("a header and a body of one element", request.Envelope.Elements().Count() == 2 && request.Body is not null),
            ("its media type", request.ContentType.StartsWith(
                soap == V11 ? "text/xml; charset=utf-8" : "application/soap+xml; charset=utf-8", StringComparison.Ordinal)),
            ("its action beside the message", soap == V11
                ? request.SoapAction == $"\"{request.Action}\""
                : request.SoapAction is null
                    && request.ContentType.Contains($"action=\"{request.Action}\"", StringComparison.Ordinal)),
            ("one Action, one MessageID and no other address", headers.Where(header => header.Name.Namespace == Addressing)
                .Select(header => header.Name.LocalName).SequenceEqual(["Action", "MessageID"])),
            ("a message id that is an address", request.MessageId.StartsWith("uuid:", StringComparison.Ordinal)
                && Guid.TryParseExact(request.MessageId[5..], "D", out _)),
            ("both contexts, of this message", headers
                .Where(header => header.Name.LocalName is "ContexteBAM" or "ContexteLPS")
                .Select(context => Child(context, "Id")).SequenceEqual([request.MessageId[5..], request.MessageId[5..]])),
            ("contexts of now", headers.Where(header => header.Name.LocalName is "ContexteBAM" or "ContexteLPS")
                .All(context => DateTimeOffset.TryParseExact(
                    Child(context, "Temps"), "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture, default, out _))),
            ("the structure of the certificate as sender", headers
                .Where(header => header.Name.LocalName is "ContexteBAM" or "ContexteLPS")
                .All(context => Child(context, "Emetteur") == NationalPlatform.Structure)),
            ("one assertion, signed by the certificate of the connection", headers
                .Where(header => header.Name == Security + "Security").Elements().Count() == 1
                && SignatureVerdict.Of(request.Text, request.Certificate)),
        }.Where(demand => !demand.IsMet).Select(demand => demand.Demand);
    }

    private static string Child(XElement element, string name) =>
        element.Elements().Single(part => part.Name.LocalName == name).Value;
}
