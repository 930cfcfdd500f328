using System.Xml.Linq;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>A fault of SOAP 1.1 or 1.2, as the téléservices of the health insurance tell them.</summary>
internal static class SoapFault
{
    private const int LongestCode = 32;

    public static bool Is(XElement element) => element.Name == Soap.V11 + "Fault" || element.Name == Soap.V12 + "Fault";

    /// <summary>Its codes, the most precise first.</summary>
    public static IReadOnlyList<string> Codes(XElement fault) =>
    [
        .. fault.Elements().Where(part => part.Name.LocalName is "Detail" or "detail")
            .Elements().Select(detail => (string?)detail.Attribute("code"))
            .Concat(fault.Descendants(Soap.V12 + "Subcode").Elements(Soap.V12 + "Value").Select(value => value.Value))
            .Concat(fault.Elements("faultcode").Select(code => code.Value))
            .OfType<string>()
            .Select(code => code[(code.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
            .Where(IsCode),
    ];

    // A code goes on to the caller; whatever else stands in its place does not.
    private static bool IsCode(string code) =>
        code.Length is > 0 and <= LongestCode && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
