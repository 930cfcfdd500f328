using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps;

/// <summary>A card held in a file: a PKCS#12 with its two key pairs, for development, tests and certificates of a
/// structure.</summary>
/// <remarks>
/// The authentication certificate has the key usage <c>digitalSignature</c> and the extended key usage
/// <c>clientAuth</c>; the signature certificate has the key usage <c>nonRepudiation</c>. What a real card keeps in its
/// data objects stands beside the file, in a JSON file of the same name:
/// <c>{"specialite":"SM26","activites":[{"structure":"499700433156004","nom":"Cabinet…","secteur":"SA07"}]}</c>.
/// </remarks>
public sealed class Pkcs12Carte : ICarteCps
{
    private readonly X509Certificate2Collection _all;

    private Pkcs12Carte(X509Certificate2Collection all, CartePairs pairs, CarteObjects objects)
    {
        _all = all;
        var subject = CertificateSubject.Parse(pairs.Authentication.SubjectName);
        AuthenticationCertificate = pairs.Authentication;
        SignatureCertificate = pairs.Signature;
        SignatureKey = pairs.Signature.GetRSAPrivateKey() ?? throw Refusal.Because(Reason.CarteIllisible);
        Chain = pairs.Chain;
        Porteur = subject.ToPorteur(objects.Specialite);
        Activites = subject.IsOrganisation ? [subject.ToActivite(objects)] : objects.ToActivites();
    }

    /// <inheritdoc/>
    public PorteurCarte Porteur { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Activite> Activites { get; }

    /// <inheritdoc/>
    public X509Certificate2 AuthenticationCertificate { get; }

    /// <inheritdoc/>
    public X509Certificate2 SignatureCertificate { get; }

    /// <inheritdoc/>
    public RSA SignatureKey { get; }

    /// <inheritdoc/>
    public IReadOnlyList<X509Certificate2> Chain { get; }

    /// <summary>Never cancelled: a file stays.</summary>
    public CancellationToken Removal => CancellationToken.None;

    /// <summary>Opens a card.</summary>
    /// <param name="path">The file, such as <c>medecin.p12</c>.</param>
    /// <param name="pin">Its password. Neither kept nor logged.</param>
    /// <exception cref="CarteRefusedException">CODE_PORTEUR_FAUX when the password is wrong; CARTE_SANS_SIGNATURE when
    /// it lacks the pair that signs; CARTE_ILLISIBLE when there is no such file, it is no PKCS#12, or it lacks the other
    /// pair.</exception>
    public static Pkcs12Carte Open(string path, string pin)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(pin);
        var all = Pkcs12File.Load(path, pin);
        try
        {
            return new Pkcs12Carte(all, CartePairs.Among(all), CarteObjects.Beside(path));
        }
        catch (Exception failure)
        {
            Dispose(all);
            throw failure is CryptographicException ? Refusal.Because(Reason.CarteIllisible, failure) : failure;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        SignatureKey.Dispose();
        Dispose(_all);
    }

    private static void Dispose(X509Certificate2Collection certificates)
    {
        foreach (var certificate in certificates)
            certificate.Dispose();
    }
}
