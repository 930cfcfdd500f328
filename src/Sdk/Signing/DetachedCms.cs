using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace MonEspaceSante.Signing;

internal static class DetachedCms
{
    public static SignerInfo OnlySigner(byte[] content, byte[] signature)
    {
        RequireOneValue(signature);
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.Decode(signature);
        return cms.SignerInfos.Count == 1
            ? cms.SignerInfos[0]
            : throw new CryptographicException("The signature has no signer, or several");
    }

    // SignedCms leaves bytes that follow the CMS unread: signatures that are kept as proof hold nothing else.
    private static void RequireOneValue(byte[] signature)
    {
        try
        {
            AsnDecoder.ReadEncodedValue(signature, AsnEncodingRules.BER, out _, out _, out var consumed);
            if (consumed != signature.Length)
                throw new CryptographicException("Bytes follow the signature");
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("The signature is malformed", malformed);
        }
    }
}
