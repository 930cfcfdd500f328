using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>A virtual card, opened in a reader with its code. Once it has left the reader it serves no more: when the chip
/// comes back it is opened anew.</summary>
/// <remarks>Its keys refuse with CARTE_RETIREE after that, also in the middle of a signature. The key for TLS is used by
/// the system's library, so that connections are counted and held back by the SDK as they begin: clients other than
/// <see cref="MonEspaceSanteClient"/> are not counted.</remarks>
public sealed class CarteVirtuelle : ICarteCps, IConnectionWitness
{
    private readonly CancellationTokenSource _removal = new();

    internal CarteVirtuelle(PuceVirtuelle puce)
    {
        Puce = puce;
        Removal = _removal.Token;
        SignatureKey = new CleVirtuelle(puce, Removal);
    }

    /// <summary>The chip: it counts.</summary>
    public PuceVirtuelle Puce { get; }

    /// <inheritdoc/>
    public PorteurCarte Porteur => Puce.Content.Porteur;

    /// <inheritdoc/>
    public IReadOnlyList<Activite> Activites => Puce.Content.Activites;

    /// <inheritdoc/>
    public X509Certificate2 AuthenticationCertificate => Puce.Content.AuthenticationCertificate;

    /// <inheritdoc/>
    public X509Certificate2 SignatureCertificate => Puce.Content.SignatureCertificate;

    /// <inheritdoc/>
    public RSA SignatureKey { get; }

    /// <inheritdoc/>
    public IReadOnlyList<X509Certificate2> Chain => Puce.Content.Chain;

    /// <inheritdoc/>
    public CancellationToken Removal { get; }

    async ValueTask IConnectionWitness.BeforeHandshakeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Puce.AuthenticateAsync(Removal).ConfigureAwait(false);
    }

    /// <summary>Closes the card. The chip stays in the reader.</summary>
    public void Dispose() => SignatureKey.Dispose();

    internal void Leave() => _removal.Cancel();
}
