using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Cps.Pkcs11;
using MonEspaceSante.Cps.Pkcs11.Binding;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Diagnostic;

/// <summary>What can be seen of a card without its code.</summary>
internal sealed class CardView : IDisposable
{
    private readonly List<X509Certificate2> _read = [];

    /// <summary>Whether the card's software was to be looked at.</summary>
    public bool IsOfSoftware { get; private init; }

    /// <summary>Why the software, or what it shows, could not be read. Null when all could.</summary>
    public MonEspaceSanteException? Fault { get; private set; }

    public Pkcs11Module? Module { get; private set; }

    public IReadOnlyList<Pkcs11Reader> Readers { get; private set; } = [];

    /// <summary>The reader of the card that was chosen.</summary>
    public Pkcs11Reader? Reader { get; private set; }

    /// <summary>A card that was open before.</summary>
    public ICarteCps? Carte { get; private init; }

    public IReadOnlyList<X509Certificate2> Certificates => Carte is null
        ? _read
        : [Carte.AuthenticationCertificate, Carte.SignatureCertificate];

    public static CardView Look(DocteurOptions options)
    {
        var view = new CardView
        {
            Carte = options.Carte,
            IsOfSoftware = !OperatingSystem.IsWindows()
                && (options.Carte is null || options.CardSoftware.ModulePath is not null),
        };
        if (view.IsOfSoftware)
            view.LookAtSoftware(options.CardSoftware);
        return view;
    }

    public void Dispose()
    {
        Module?.Dispose();
        foreach (var certificate in _read)
            certificate.Dispose();
    }

    private void LookAtSoftware(Pkcs11Options options)
    {
        try
        {
            Module = Pkcs11Module.Load(options.ModulePath);
            Readers = Module.ReadReaders();
            var slot = CardSlot.Choose(CardFailure.Guard(() => CardSlot.All(Module.Library.Cryptoki)), options);
            Reader = slot.Reader;
            _read.AddRange(CardFailure.Guard(() => ReadCertificates(Module.Library.Cryptoki, slot.Id)));
        }
        catch (MonEspaceSanteException fault)
        {
            Fault = fault;
        }
    }

    // Certificates are there for all to read.
    private static List<X509Certificate2> ReadCertificates(Cryptoki cryptoki, nuint slot)
    {
        var session = CryptokiSession.Open(cryptoki, slot);
        try
        {
            return [.. session.Find(CkObjectClass.Certificate)
                .Select(found => session.GetAttribute(found, CkAttributeType.Value))
                .Select(value => X509CertificateLoader.LoadCertificate(
                    value ?? throw new CryptographicException("A certificate of the card has no value")))];
        }
        finally
        {
            session.Close();
        }
    }
}
