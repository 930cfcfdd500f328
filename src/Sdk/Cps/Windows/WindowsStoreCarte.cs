using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps.Windows;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps;

/// <summary>A card in a reader of a Windows computer, through the certificate store of the user
/// (<c>CurrentUser\My</c>), where the Cryptolib CPS puts its certificates.</summary>
/// <remarks>
/// The code is asked for by the Cryptolib, in a window of its own, at the first use of a key: this class sees no code. The
/// pairs are those with a key that an authority of the IGC-Santé issued, told apart as in <see cref="Pkcs12Carte"/>. The
/// store tells neither activities nor speciality: <see cref="MonEspaceSanteOptions.Activite"/> is required. The card has
/// left when the Cryptolib takes its certificates out of the store. Compiled and its choice tested; never run with a card.
/// </remarks>
[SupportedOSPlatform("windows")]
public sealed class WindowsStoreCarte : ICarteCps
{
    private readonly X509Certificate2Collection _all;
    private readonly CancellationTokenSource _removal = new();
    private readonly RemovalWatch _watch;

    private WindowsStoreCarte(X509Certificate2Collection all, CartePairs pairs, string? speciality)
    {
        _all = all;
        var subject = CertificateSubject.Parse(pairs.Authentication.SubjectName);
        Porteur = subject.ToPorteur(speciality);
        Activites = subject.IsOrganisation ? [subject.ToActivite(new CarteObjects())] : [];
        AuthenticationCertificate = pairs.Authentication;
        SignatureCertificate = pairs.Signature;
        SignatureKey = pairs.Signature.GetRSAPrivateKey() ?? throw Refusal.Because(Reason.CarteAlgorithmeAbsent);
        Removal = _removal.Token;
        _watch = new RemovalWatch(Look, Removal);
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

    /// <summary>Empty: Windows finds the intermediates in its own stores.</summary>
    public IReadOnlyList<X509Certificate2> Chain => [];

    /// <inheritdoc/>
    public CancellationToken Removal { get; }

    /// <summary>Opens the card in place.</summary>
    /// <param name="options">Which one. Null takes the only one.</param>
    /// <exception cref="CarteRefusedException">CARTE_ABSENTE; CARTES_MULTIPLES when none was chosen;
    /// CARTE_SANS_SIGNATURE; CARTE_ALGORITHME_ABSENT when its keys are not RSA; CARTE_ILLISIBLE.</exception>
    public static WindowsStoreCarte Open(WindowsStoreOptions? options = null)
    {
        options ??= new WindowsStoreOptions();
        var all = ReadStore();
        try
        {
            var pairs = StorePairs.Among(all, options.IdNat, options.TimeProvider.GetUtcNow());
            return new WindowsStoreCarte(all, pairs, options.Speciality);
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
        _watch.Dispose();
        SignatureKey.Dispose();
        Dispose(_all);
    }

    private void Look()
    {
        try
        {
            var all = ReadStore();
            if (!all.Contains(AuthenticationCertificate))
                _ = _removal.CancelAsync();
            Dispose(all);
        }
        catch (CryptographicException)
        {
            // A store that cannot be read now tells nothing of the card: it is looked at again.
        }
    }

    private static X509Certificate2Collection ReadStore()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser, OpenFlags.ReadOnly);
        return store.Certificates;
    }

    private static void Dispose(X509Certificate2Collection certificates)
    {
        foreach (var certificate in certificates)
            certificate.Dispose();
    }
}
