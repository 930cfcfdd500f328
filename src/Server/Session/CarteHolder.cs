using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>Whom a certificate stands for: a person in mode DIRECTE, a structure in all others.</summary>
internal static class CarteHolder
{
    // The identifier of an employee starts with the employer's: the prefixes of PS_IdNat beside those of Struct_IdNat.
    private static readonly FrozenDictionary<char, char> EmployerPrefixes = new Dictionary<char, char>
    {
        ['1'] = '0', // cabinet by ADELI
        ['3'] = '1', // FINESS
        ['4'] = '2', // SIREN
        ['5'] = '3', // SIRET
        ['6'] = '4', // cabinet by RPPS and rank
    }.ToFrozenDictionary();

    /// <exception cref="MonEspaceSanteException">The subject leaves open who the holder is.</exception>
    public static CertificateSubject SubjectOf(X509Certificate2 certificate)
    {
        try
        {
            return CertificateSubject.Parse(certificate.SubjectName);
        }
        catch (CryptographicException)
        {
            throw Refusal.Because(Reason.CertificatInconnu);
        }
    }

    /// <summary>PS_IdNat or Struct_IdNat; null when the certificate is of the other kind, whatever its names say.</summary>
    public static string? IdNat(CertificateSubject subject, AuthenticationMode mode) =>
        mode != AuthenticationMode.Directe == subject.IsOrganisation
            ? subject.IsOrganisation ? subject.OrganizationalUnit : subject.CommonName
            : null;

    /// <summary>The Struct_IdNat that a PS_IdNat such as <c>699700296140001/CPE00001</c> was given by; null for other forms.</summary>
    public static string? EmployerOf(string psIdNat) =>
        psIdNat.IndexOf('/') is > 1 and var end && EmployerPrefixes.TryGetValue(psIdNat[0], out var prefix)
            ? $"{prefix}{psIdNat[1..end]}"
            : null;
}
