using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Server.Sandbox;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>An OCSP service whose answers OpenSSL makes: what it knows is in a file of its own.</summary>
internal sealed class OpensslOcsp : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _count;

    public OpensslOcsp(SandboxAuthority authority)
    {
        RealComponent.Require(IsInstalled(), "openssl is not installed");
        SignWith(authority.Certificate);
        File.WriteAllText(_folder.File("autorite.pem"), authority.Certificate.ExportCertificatePem());
        File.WriteAllText(_folder.File("index"), "");
        File.WriteAllText(_folder.File("index.attr"), "unique_subject = no\n");
    }

    /// <summary>Who signs the answers: the authority unless told otherwise.</summary>
    public void SignWith(X509Certificate2 signer)
    {
        using var key = signer.GetRSAPrivateKey()!;
        File.WriteAllText(_folder.File("signataire.pem"), signer.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>What the service knows from now on: these certificates, revoked or not.</summary>
    public void Know(X509Certificate2 certificate, bool isRevoked) => File.WriteAllText(
        _folder.File("index"),
        $"{(isRevoked ? "R" : "V")}\t360101000000Z\t{(isRevoked ? "260101000000Z" : "")}\t{certificate.SerialNumber}\tunknown\t/CN=carte\n");

    public async Task<byte[]> AnswerAsync(byte[] question)
    {
        var name = $"{Interlocked.Increment(ref _count)}";
        await File.WriteAllBytesAsync(_folder.File($"{name}.q"), question);
        var command = new ProcessStartInfo("openssl",
        [
            "ocsp", "-index", _folder.File("index"), "-CA", _folder.File("autorite.pem"),
            "-rsigner", _folder.File("signataire.pem"), "-nmin", "60",
            "-reqin", _folder.File($"{name}.q"), "-respout", _folder.File($"{name}.r"),
        ]);
        (await ForeignProcess.RunAsync(command, TimeSpan.FromMinutes(1))).RequireSuccess();
        return await File.ReadAllBytesAsync(_folder.File($"{name}.r"));
    }

    public async Task AnswerAsync(HttpContext context)
    {
        using var question = new MemoryStream();
        await context.Request.Body.CopyToAsync(question, context.RequestAborted);
        context.Response.ContentType = "application/ocsp-response";
        await context.Response.Body.WriteAsync(await AnswerAsync(question.ToArray()), context.RequestAborted);
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsInstalled() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "openssl")));
}
