using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Server.Sandbox.OpenId;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>The sandbox's own Pro Santé Connect: where it is, and what its professionals do.</summary>
public sealed class SandboxProSanteConnect
{
    /// <summary>What it knows the practice software by.</summary>
    public const string ClientId = "logiciel-metier";

    private readonly IssuerScript _script;
    private readonly X509Certificate2Collection _roots;

    internal SandboxProSanteConnect(Uri issuer, IssuerScript script, X509Certificate2Collection roots)
    {
        Issuer = issuer;
        _script = script;
        _roots = roots;
    }

    /// <summary>Where it is, on the loopback interface.</summary>
    public Uri Issuer { get; }

    /// <summary>What professionals do with the question on their telephone. Default: they confirm.</summary>
    public PhoneAnswer Phone
    {
        get => _script.Phone;
        set => _script.Phone = value;
    }

    /// <summary>How long they take to answer. Default: no time.</summary>
    public TimeSpan PhonePause
    {
        get => _script.PhonePause;
        set => _script.PhonePause = value;
    }

    /// <summary>How often a software may ask for the answer. Default: every second.</summary>
    public TimeSpan PollInterval
    {
        get => _script.PollInterval;
        set => _script.PollInterval = value;
    }

    /// <summary>What is wrong with it. Default: nothing.</summary>
    public IssuerOutage Outage
    {
        get => _script.Outage;
        set => _script.Outage = value;
    }

    /// <summary>Options of a client whose professional signs in without being asked.</summary>
    /// <param name="structure">The certificates of the structure, such as the sandbox's card <c>structure</c>.</param>
    /// <param name="nationalId">Who chooses oneself in the browser, by PS_IdNat; <c>refus</c> refuses.</param>
    public ProSanteConnectOptions ClientOptions(ICarteCps structure, string nationalId = "899700296140") => new()
    {
        Issuer = Issuer,
        ClientId = ClientId,
        Carte = structure,
        TrustedRoots = _roots,
        OpenBrowser = new TestBrowser(_roots, nationalId).OpenAsync,
    };
}
