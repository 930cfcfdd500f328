using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Catalogue.Pairing;

internal static class PublisherCertificate
{
    /// <summary>Whether a certificate is one of the organisation that publishes an application.</summary>
    public static bool IsOf(X509Certificate2 certificate, Application application) =>
        CarteHolder.IdNat(CarteHolder.SubjectOf(certificate), AuthenticationMode.Indirecte) == application.StructIdNat;
}
