using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using MonEspaceSante.Cps;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Sandbox.OpenId;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>Professionals who are signed in with the sandbox's Pro Santé Connect before a test begins.</summary>
internal sealed class GivenSignIns(SandboxServer sandbox)
{
    public const string Doctor = "899700296140";

    public static readonly RegisteredSoftware Software = new(SandboxProSanteConnect.ClientId, "urn:dmp");

    public SignIn Of(string psIdNat, ICarteCps card, RegisteredSoftware? software = null, string acr = "eidas1") => new(
        Service<IssuerData>().FindProfessional(psIdNat)!,
        software ?? Software,
        Base64UrlEncoder.Encode(card.AuthenticationCertificate.GetCertHash(HashAlgorithmName.SHA256)),
        Service<TimeProvider>().GetUtcNow())
    {
        Acr = acr,
    };

    /// <summary>A new access token.</summary>
    public string TokenOf(SignIn signIn) => Service<SignIns>().Issue(signIn).Access;

    private T Service<T>()
        where T : notnull => sandbox.Host.Services.GetRequiredService<T>();
}
