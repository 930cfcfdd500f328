using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;

namespace MonEspaceSante.Sdk.Tests.Cps;

/// <summary>A card in whose place another one signs: all that it tells of itself is its own.</summary>
internal sealed class OtherKeyCarte(ICarteCps carte) : ICarteCps
{
    public PorteurCarte Porteur => carte.Porteur;

    public IReadOnlyList<Activite> Activites => carte.Activites;

    public X509Certificate2 AuthenticationCertificate => carte.AuthenticationCertificate;

    public X509Certificate2 SignatureCertificate => carte.SignatureCertificate;

    public RSA SignatureKey { get; } = new OtherKey(carte.SignatureKey);

    public IReadOnlyList<X509Certificate2> Chain => carte.Chain;

    public CancellationToken Removal => CancellationToken.None;

    public void Dispose()
    {
        SignatureKey.Dispose();
        carte.Dispose();
    }

    private sealed class OtherKey(RSA told) : RSA
    {
        private readonly RSA _used = Create(2048);

        public override int KeySize => told.KeySize;

        public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
            _used.SignHash(hash, hashAlgorithm, padding);

        public override RSAParameters ExportParameters(bool includePrivateParameters) =>
            told.ExportParameters(includePrivateParameters);

        public override void ImportParameters(RSAParameters parameters) => throw new NotSupportedException();
    }
}
