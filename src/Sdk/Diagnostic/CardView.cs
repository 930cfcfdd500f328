using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Cps.Pkcs11;
using MonEspaceSante.Cps.Windows;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Diagnostic;

/// <summary>What can be seen of a card without its code.</summary>
internal sealed class CardView : IDisposable
{
    private CardContents? _contents;
    private IReadOnlyList<X509Certificate2>? _stored;

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

    /// <summary>Whether the card's software did not answer in time. What it tells later is told to nobody.</summary>
    public bool IsLate { get; private init; }

    /// <summary>Whether the card was looked for in the certificate store of Windows.</summary>
    public bool IsOfStore { get; private init; }

    public IReadOnlyList<X509Certificate2> Certificates => Carte is null
        ? _stored ?? [.. (_contents?.Certificates ?? []).Select(read => read.Certificate)]
        : [Carte.AuthenticationCertificate, Carte.SignatureCertificate];

    /// <summary>Looks, for as long as the options have patience: modules answer when their reader does, or never.</summary>
    public static async Task<CardView> LookAsync(DocteurOptions options, CancellationToken cancellationToken)
    {
        var looking = Task.Run(() => Look(options), cancellationToken);
        try
        {
            return await looking.WaitAsync(options.Patience, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _ = DisposeLateAsync(looking);
            return new CardView { Carte = options.Carte, IsOfSoftware = true, IsLate = true };
        }
    }

    /// <summary>Looks at what the certificate store of a user holds: it is the only way to a card of Windows, and tells
    /// neither readers nor codes.</summary>
    public static CardView OfStore(X509Certificate2Collection all, DateTimeOffset now)
    {
        var view = new CardView { IsOfStore = true };
        try
        {
            var pairs = StorePairs.Among(all, idNat: null, now);
            view._stored = [pairs.Authentication, pairs.Signature];
        }
        catch (MonEspaceSanteException fault)
        {
            view.Fault = fault;

            // A card whose time is over is none to the store: its dates are told all the same.
            view._stored = [.. StorePairs.OfCards(all).OrderByDescending(certificate => certificate.NotAfter)];
        }

        return view;
    }

    public void Dispose()
    {
        _contents?.Dispose();
        Module?.Dispose();
    }

    private static CardView Look(DocteurOptions options)
    {
        if (OperatingSystem.IsWindows())
            return options.Carte is null ? LookAtStore(options.TimeProvider.GetUtcNow()) : new CardView { Carte = options.Carte };
        var view = new CardView
        {
            Carte = options.Carte,
            IsOfSoftware = options.Carte is null || options.CardSoftware.ModulePath is not null,
        };
        if (view.IsOfSoftware)
            view.LookAtSoftware(options.CardSoftware);
        return view;
    }

    private static CardView LookAtStore(DateTimeOffset now)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser, OpenFlags.ReadOnly);
        return OfStore(store.Certificates, now);
    }

    private static async Task DisposeLateAsync(Task<CardView> looking)
    {
        await ((Task)looking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (looking.IsCompletedSuccessfully)
            looking.Result.Dispose();
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
