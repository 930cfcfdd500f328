using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Tests.Fixtures;
using static MonEspaceSante.Protos.Errors.V1.Reason;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>Tokens that give no access to a session, over the connection of a true card.</summary>
internal static class TokenForgeries
{
    public static IEnumerable<Forgery> All =>
    [
        Remade("alg none", "the header says that there is no signature", (_, parts) => $"{Header("none")}.{parts[1]}."),
        Remade("alg none, signature kept", "the header says none, the signature is there", (_, parts) =>
            $"{Header("none")}.{parts[1]}.{parts[2]}"),
        Remade("HS256 with the public key", "the server's public key serves as a secret", HmacWithPublicKey),
        Remade("ES256 with another key", "signed anew under the name of the server's key", SignedAnew),
        new("token: altered", "the session of another token", JetonInvalide, async scene =>
        {
            var (mine, theirs) = ((await scene.TokenAsync()).Split('.'), (await scene.TokenAsync()).Split('.'));
            return await scene.BearAsync($"{mine[0]}.{theirs[1]}.{mine[2]}", scene.Doctor.AuthenticationCertificate);
        }),
        new("token: of another server", "true, elsewhere", JetonInvalide, async scene =>
        {
            await using var elsewhere = await SandboxServer.StartAsync();
            using var foreign = await RawClient.OpenAsync(elsewhere, scene.Doctor);
            return await scene.BearAsync(foreign.Token, scene.Doctor.AuthenticationCertificate);
        }),
        new("token: stolen", "true, with the connection of another card", JetonAutreCertificat, async scene =>
            await scene.BearAsync(await scene.TokenAsync(), scene.Cards["pharmacien"].AuthenticationCertificate)),
        new("token: of a former card", "true, with another certificate of the same holder", JetonAutreCertificat, async scene =>
            await scene.BearAsync(
                await scene.TokenAsync(), new CertificateForge(scene.Issuer.Persons.Certificate).Make())),
    ];

    private static Forgery Remade(string name, string how, Func<ForgeryScene, string[], string> remake) =>
        new($"token: {name}", how, JetonInvalide, async scene =>
            await scene.BearAsync(
                remake(scene, (await scene.TokenAsync()).Split('.')), scene.Doctor.AuthenticationCertificate));

    private static string HmacWithPublicKey(ForgeryScene scene, string[] parts)
    {
        var key = scene.Sandbox.Host.Services.GetRequiredService<TokenKeys>().Current;
        var signed = $"{Header("HS256", key.KeyId)}.{parts[1]}";
        var publicKey = ((ECDsaSecurityKey)key).ECDsa.ExportSubjectPublicKeyInfo();
        return $"{signed}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(publicKey, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string SignedAnew(ForgeryScene scene, string[] parts)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signed = $"{parts[0]}.{parts[1]}";
        return $"{signed}.{Base64UrlEncoder.Encode(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string Header(string algorithm, string? keyId = null) => Base64UrlEncoder.Encode(keyId is null
        ? $$"""{"alg":"{{algorithm}}","typ":"JWT"}"""
        : $$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"{{keyId}}"}""");
}
