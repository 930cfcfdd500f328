using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;

namespace MonEspaceSante.Diagnostic;

/// <summary>What the doctor looks at. What is not told is not examined.</summary>
public sealed class DocteurOptions
{
    /// <summary>A card that is open already, from a file for example. Null, the default, looks at readers.</summary>
    /// <remarks>It is not asked to sign.</remarks>
    public ICarteCps? Carte { get; set; }

    /// <summary>The software of the card, and which card to look at. On Windows, the card is looked for in the certificate
    /// store of the user instead.</summary>
    /// <value>The Cryptolib CPS where it installs itself and the only card in place, by default. With
    /// <see cref="Carte"/>, readers are looked at when <see cref="Pkcs11Options.ModulePath"/> is set.</value>
    public Pkcs11Options CardSoftware { get; set; } = new();

    /// <summary>The address of the service, <c>https</c>. Null, the default, calls nobody.</summary>
    public Uri? Server { get; set; }

    /// <summary>The roots that the server's certificate may chain to, as in
    /// <see cref="MonEspaceSanteOptions.TrustedRoots"/>.</summary>
    /// <value>Empty, the default, trusts the roots of the machine.</value>
    public X509Certificate2Collection TrustedRoots { get; set; } = [];

    /// <summary>Where the software keeps what could not leave yet. Null, the default, for nowhere.</summary>
    public string? OutboxFolder { get; set; }

    /// <summary>How long the server is waited for, and how long the card's software.</summary>
    /// <value>10 seconds by default.</value>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock. <see cref="TimeProvider.System"/> by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
