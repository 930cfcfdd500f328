using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Pki;

/// <summary>What the trust sets know an authority by.</summary>
internal static class AuthorityName
{
    private const string CommonName = "2.5.4.3";

    /// <summary>The common name; empty when there is none that can be read, which is that of no authority.</summary>
    public static string Of(X500DistinguishedName name)
    {
        try
        {
            return name.EnumerateRelativeDistinguishedNames()
                .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == CommonName)
                .Select(part => part.GetSingleElementValue())
                .FirstOrDefault() ?? "";
        }
        catch (CryptographicException)
        {
            return "";
        }
    }

    /// <summary>The common name as the name of a file: <c>ac-igc-sante-fort-personnes</c>.</summary>
    public static string ToFileName(string commonName) =>
        string.Concat(commonName.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
}
