using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml.Linq;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>An enveloped XML signature: RSA-SHA256 over exclusive canonical XML, which stands wherever the element is put.</summary>
internal static class XmlSignature
{
    private static readonly XNamespace Ds = SignedXml.XmlDsigNamespaceUrl;

    /// <summary>The signature of an element that does not hold it yet.</summary>
    public static XElement Of(XElement element, string id, X509Certificate2 signer)
    {
        var signedInfo = SignedInfo(id, SHA256.HashData(Canonical(element)));
        using var key = signer.GetRSAPrivateKey()
            ?? throw new CryptographicException("The certificate of the structure has no RSA key.");
        var signature = key.SignData(Canonical(signedInfo), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return new XElement(
            Ds + "Signature",
            Prefix(),
            signedInfo,
            new XElement(Ds + "SignatureValue", Convert.ToBase64String(signature)),
            new XElement(
                Ds + "KeyInfo",
                new XElement(
                    Ds + "X509Data",
                    new XElement(Ds + "X509Certificate", Convert.ToBase64String(signer.RawData)))));
    }

    private static XElement SignedInfo(string id, byte[] digest) => new(
        Ds + "SignedInfo",
        Prefix(),
        Algorithm("CanonicalizationMethod", SignedXml.XmlDsigExcC14NTransformUrl),
        Algorithm("SignatureMethod", SignedXml.XmlDsigRSASHA256Url),
        new XElement(
            Ds + "Reference",
            new XAttribute("URI", $"#{id}"),
            new XElement(
                Ds + "Transforms",
                Algorithm("Transform", SignedXml.XmlDsigEnvelopedSignatureTransformUrl),
                Algorithm("Transform", SignedXml.XmlDsigExcC14NTransformUrl)),
            Algorithm("DigestMethod", "http://www.w3.org/2001/04/xmlenc#sha256"),
            new XElement(Ds + "DigestValue", Convert.ToBase64String(digest))));

    private static XElement Algorithm(string name, string uri) => new(Ds + name, new XAttribute("Algorithm", uri));

    // What is signed must be spelt as it will be sent: with the prefix that the envelope keeps.
    private static XAttribute Prefix() => new(XNamespace.Xmlns + "ds", Ds);

    private static byte[] Canonical(XElement element)
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)));
        var transform = new XmlDsigExcC14NTransform();
        transform.LoadInput(text);
        using var output = (Stream)transform.GetOutput(typeof(Stream));
        using var canonical = new MemoryStream();
        output.CopyTo(canonical);
        return canonical.ToArray();
    }
}
