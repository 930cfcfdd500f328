using System.Xml.Linq;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>The names of SOAP, of WS-Security and of WS-Addressing.</summary>
internal static class Soap
{
    public static readonly XNamespace V11 = "http://schemas.xmlsoap.org/soap/envelope/";
    public static readonly XNamespace V12 = "http://www.w3.org/2003/05/soap-envelope";
    public static readonly XNamespace Security =
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    public static readonly XNamespace Addressing = "http://www.w3.org/2005/08/addressing";
}
