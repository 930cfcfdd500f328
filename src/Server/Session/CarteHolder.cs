using MonEspaceSante.Cps;
using MonEspaceSante.Protos.Access.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>Whom a certificate stands for: a person in mode DIRECTE, a structure in mode INDIRECTE.</summary>
internal static class CarteHolder
{
    /// <summary>PS_IdNat or Struct_IdNat; null when the certificate is of the other kind, whatever its names say.</summary>
    public static string? IdNat(CertificateSubject subject, AuthenticationMode mode) =>
        mode == AuthenticationMode.Indirecte == subject.IsOrganisation
            ? subject.IsOrganisation ? subject.OrganizationalUnit : subject.CommonName
            : null;
}
