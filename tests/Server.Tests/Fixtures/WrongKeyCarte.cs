using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A card that signs with the key it should only authenticate with.</summary>
internal sealed class WrongKeyCarte(ICarteCps carte) : ICarteCps
{
    public PorteurCarte Porteur => carte.Porteur;

    public IReadOnlyList<Activite> Activites => carte.Activites;

    public X509Certificate2 AuthenticationCertificate => carte.AuthenticationCertificate;

    public X509Certificate2 SignatureCertificate => carte.AuthenticationCertificate;

    public RSA SignatureKey { get; } = carte.AuthenticationCertificate.GetRSAPrivateKey()!;

    public IReadOnlyList<X509Certificate2> Chain => carte.Chain;

    public CancellationToken Removal => carte.Removal;

    public void Dispose() => SignatureKey.Dispose();
}
