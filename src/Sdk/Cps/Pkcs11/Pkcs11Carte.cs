using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps.Pkcs11;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Cps;

/// <summary>A card in a reader of this computer, through its PKCS#11 module (Cryptolib CPS). Its keys never leave
/// it.</summary>
/// <remarks>
/// For Linux, with OpenSSL 3: there, TLS takes a key that stays in the card. On Windows, see
/// <see cref="WindowsStoreCarte"/>. The pairs are told apart as in <see cref="Pkcs12Carte"/>, a key belongs to the certificate
/// of the same <c>CKA_ID</c>, and the activities and the speciality are read from the data objects
/// <c>CPS_ACTIVITY_01_PS</c> to <c>CPS_ACTIVITY_15_PS</c> and <c>CPS_INFO_PS</c>.
/// A card that lacks RSASSA-PSS opens connections of TLS 1.2 alone.
/// </remarks>
public sealed class Pkcs11Carte : ICarteCps
{
    private readonly Pkcs11Module _module;
    private readonly CardSession _session;
    private readonly CardContents _contents;
    private readonly RemovalWatch _watch;

    [SupportedOSPlatform("linux")]
    private Pkcs11Carte(Pkcs11Module module, CardSession session, CardContents contents, CardKeys keys)
    {
        _module = module;
        _session = session;
        _contents = contents;
        var pairs = contents.Pairs();
        var subject = CertificateSubject.Parse(pairs.Authentication.SubjectName);
        Porteur = subject.ToPorteur(contents.Specialite);
        Activites = subject.IsOrganisation ? [subject.ToActivite(new CarteObjects())] : contents.Activites;
        SignatureCertificate = pairs.Signature;
        Chain = pairs.Chain;
        SignatureKey = keys.RsaOf(pairs.Signature);
        AuthenticationCertificate = TokenCertificate.Create(pairs.Authentication, keys.Of(pairs.Authentication));
        _watch = new RemovalWatch(session.Look, session.Removal);
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

    /// <inheritdoc/>
    public CancellationToken Removal => _session.Removal;

    /// <summary>Opens a card: one try of its code, whatever happens. Takes the time of the card, a second or
    /// more.</summary>
    /// <param name="options">Which card, with which software. Its defaults take the only card in place with the
    /// Cryptolib CPS.</param>
    /// <param name="pin">The code that the holder typed. Empty when it is typed on the reader
    /// (<see cref="Pkcs11Token.HasPinPad"/>). Neither kept nor logged; a caller who holds it in an array can overwrite
    /// it.</param>
    /// <exception cref="CarteRefusedException">CODE_PORTEUR_FAUX, with <c>tries_left</c> where the card tells;
    /// CODE_PORTEUR_BLOQUE; CODE_PORTEUR_MAL_FORME, which costs no try; LECTEUR_ABSENT; CARTE_ABSENTE; CARTES_MULTIPLES when
    /// none was chosen; CARTE_RETIREE; CARTE_SANS_SIGNATURE; CARTE_ALGORITHME_ABSENT when its keys are not RSA;
    /// CARTE_ILLISIBLE; MODULE_CARTE_ABSENT; MODULE_CARTE_INCOMPATIBLE.</exception>
    /// <exception cref="ArgumentException">The card wants its code for each signature, and
    /// <see cref="Pkcs11Options.AskCode"/> is null.</exception>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux with OpenSSL 3.</exception>
    /// <remarks>A card that this process has open already is not locked again: it then looks at no code.</remarks>
    public static Pkcs11Carte Open(Pkcs11Options options, ReadOnlySpan<char> pin)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("TLS with a key that stays in a PKCS#11 card needs Linux");
        var module = Pkcs11Module.Load(options.ModulePath);
        try
        {
            var session = module.OpenSession(options);
            try
            {
                CardLogin.Unlock(session, pin);
                return Unlocked(module, session, options);
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        catch
        {
            module.Dispose();
            throw;
        }
    }

    /// <summary>Opens a card as <see cref="Open"/> does, on another thread.</summary>
    /// <param name="options">Which card, with which software.</param>
    /// <param name="pin">The code that the holder typed.</param>
    /// <param name="cancellationToken">Gives up before the card is touched.</param>
    /// <exception cref="CarteRefusedException">As <see cref="Open"/>.</exception>
    public static Task<Pkcs11Carte> OpenAsync(
        Pkcs11Options options, ReadOnlyMemory<char> pin, CancellationToken cancellationToken = default) =>
        Task.Run(() => Open(options, pin.Span), cancellationToken);

    /// <summary>Closes the card, which is locked when it was the last of this process to use it.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        AuthenticationCertificate.Dispose();
        SignatureKey.Dispose();
        _session.Dispose();
        _contents.Dispose();
        _module.Dispose();
    }

    [SupportedOSPlatform("linux")]
    private static Pkcs11Carte Unlocked(Pkcs11Module module, CardSession session, Pkcs11Options options)
    {
        var contents = session.Use(CardContents.Read);
        try
        {
            var keys = new CardKeys(session, contents, options.AskCode);
            return CardFailure.Guard(() => new Pkcs11Carte(module, session, contents, keys));
        }
        catch
        {
            contents.Dispose();
            throw;
        }
    }
}
