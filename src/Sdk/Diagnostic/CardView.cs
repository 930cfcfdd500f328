using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Cps.Pkcs11;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Diagnostic;

/// <summary>What can be seen of a card without its code.</summary>
internal sealed class CardView : IDisposable
{
    private CardContents? _contents;

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
        ? [.. (_contents?.Certificates ?? []).Select(read => read.Certificate)]
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
        _contents?.Dispose();
        Module?.Dispose();
    }

    private void LookAtSoftware(Pkcs11Options options)
    {
        try
        {
            Module = Pkcs11Module.Load(options.ModulePath);
            Readers = Module.ReadReaders();
            using var session = Module.OpenSession(options);
            Reader = Readers.FirstOrDefault(reader => IsChosen(reader, options));

            // Certificates are there for all to read.
            _contents = session.Use(CardContents.Read);
        }
        catch (MonEspaceSanteException fault)
        {
            Fault = fault;
        }
    }

    private static bool IsChosen(Pkcs11Reader reader, Pkcs11Options options) =>
        reader.Token is { } token
        && (options.Reader ?? reader.Name) == reader.Name
        && (options.SerialNumber ?? token.SerialNumber) == token.SerialNumber;
}
