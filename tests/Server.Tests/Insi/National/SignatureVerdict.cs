using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>Whether the signature in an envelope is right, by the platform's own verifier.</summary>
internal static class SignatureVerdict
{
    // RS0030: the verifier that is not ours reads nothing else.
#pragma warning disable RS0030
    public static bool Of(string envelope, X509Certificate2 signer)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(envelope);
        var assertion = (XmlElement)document.GetElementsByTagName("saml:Assertion")[0]!;
        var signed = new AssertionXml(assertion);
        signed.LoadXml((XmlElement)assertion.GetElementsByTagName("ds:Signature")[0]!);
        return signed.CheckSignature(signer, verifySignatureOnly: true);
    }

    private sealed class AssertionXml(XmlElement assertion) : SignedXml(assertion.OwnerDocument)
    {
        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) =>
            assertion.GetAttribute("ID") == idValue ? assertion : null;
    }
#pragma warning restore RS0030
}
