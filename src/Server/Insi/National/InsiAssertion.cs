using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>The SAML assertion of a request: who asks, signed with the structure's certificate.</summary>
internal static class InsiAssertion
{
    private const string SubjectNameFormat = "urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName";

    private static readonly XNamespace Saml = "urn:oasis:names:tc:SAML:2.0:assertion";

    public static XElement Write(
        InsiTable.Profile profile,
        IReadOnlyDictionary<string, string> values,
        X509Certificate2 signer,
        DateTimeOffset now)
    {
        var id = $"_{Guid.NewGuid():N}";
        var issuer = new XElement(Saml + "Issuer", new XAttribute("Format", SubjectNameFormat), signer.Subject);
        var assertion = new XElement(
            Saml + "Assertion",
            new XAttribute(XNamespace.Xmlns + "saml", Saml),
            new XAttribute("ID", id),
            new XAttribute("IssueInstant", now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            new XAttribute("Version", "2.0"),
            issuer,
            new XElement(
                Saml + "Subject",
                new XElement(
                    Saml + "NameID",
                    new XAttribute("NameQualifier", profile.Qualificatif),
                    InsiText.Fill(profile.NomId, values))),
            new XElement(Saml + "AttributeStatement", profile.Attributs.Select(attribute => Write(attribute, values))));
        issuer.AddAfterSelf(XmlSignature.Of(assertion, id, signer));
        return assertion;
    }

    private static XElement Write(InsiTable.SamlAttribute attribute, IReadOnlyDictionary<string, string> values) => new(
        Saml + "Attribute",
        new XAttribute("Name", attribute.Nom),
        new XElement(Saml + "AttributeValue", InsiText.Fill(attribute.Valeur, values)));
}
