using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Cps;

/// <summary>A card in place and unlocked: who holds it, and its two key pairs.</summary>
/// <remarks>
/// Nobody types a code to use it: an implementation asks for the code once, when it opens the card.
/// It must bear concurrent use. Whoever opened it disposes it, after the clients that use it.
/// </remarks>
public interface ICarteCps : IDisposable
{
    /// <summary>Whom the card belongs to.</summary>
    PorteurCarte Porteur { get; }

    /// <summary>Where the holder works. Several mean that the user chooses; none, that the software knows (CPF,
    /// replacement).</summary>
    IReadOnlyList<Activite> Activites { get; }

    /// <summary>The certificate for mutual TLS, with its key.</summary>
    X509Certificate2 AuthenticationCertificate { get; }

    /// <summary>The certificate that tells whose signatures are made with <see cref="SignatureKey"/>.</summary>
    X509Certificate2 SignatureCertificate { get; }

    /// <summary>The key that signs sessions and submissions. Each use is one operation of the card.</summary>
    RSA SignatureKey { get; }

    /// <summary>The intermediate certificates between the two certificates and a root.</summary>
    IReadOnlyList<X509Certificate2> Chain { get; }

    /// <summary>Cancelled once, when the card leaves its reader: it serves no more, even when it comes back. Never
    /// cancelled where nothing can leave.</summary>
    CancellationToken Removal { get; }
}
