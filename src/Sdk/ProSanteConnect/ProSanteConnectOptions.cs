using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>How to reach Pro Santé Connect, and as which software. Copied when a client is built.</summary>
public sealed class ProSanteConnectOptions
{
    /// <summary>The issuer, <c>https</c>: what its discovery document is found under. Required.</summary>
    public Uri? Issuer { get; set; }

    /// <summary>What the issuer knows the software by. Required.</summary>
    public string? ClientId { get; set; }

    /// <summary>The certificates of the structure (ORG AUTH_CLI, ORG SIGN). Required. Its authentication certificate
    /// proves the software to the issuer and binds the tokens: <see cref="MonEspaceSanteOptions.Carte"/> must be the
    /// same.</summary>
    /// <remarks>RFC 8705.</remarks>
    public ICarteCps? Carte { get; set; }

    /// <summary>The roots that the issuer's certificate may chain to.</summary>
    /// <value>Empty, the default, trusts the roots of the machine. Otherwise these alone.</value>
    public X509Certificate2Collection TrustedRoots { get; set; } = [];

    /// <summary>What is asked for.</summary>
    /// <value><c>openid scope_all</c> by default.</value>
    public string Scope { get; set; } = "openid scope_all";

    /// <summary>How strongly the professional must be authenticated.</summary>
    /// <value><c>eidas1</c> by default, the usual value: no source of the national body tells it.</value>
    public string AcrValues { get; set; } = "eidas1";

    /// <summary>Opens a page for the user.</summary>
    /// <value>The browser of the system by default. A software that shows the page itself, or that a test drives, sets
    /// its own; it returns without waiting for the user.</value>
    public Func<Uri, CancellationToken, Task> OpenBrowser { get; set; } = SystemBrowser.OpenAsync;

    /// <summary>How long the user may take in the browser.</summary>
    /// <value>5 minutes by default. Above zero.</value>
    public TimeSpan BrowserPatience { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long each request to the issuer may last.</summary>
    /// <value>15 seconds by default. Above zero.</value>
    public TimeSpan CallDeadline { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The clock. <see cref="TimeProvider.System"/> by default.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
