using System.ComponentModel;
using System.Diagnostics;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Tests.Cps;
using MonEspaceSante.Signing;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Signing;

/// <summary>A foreign verifier takes what the card signed.</summary>
internal sealed class OpensslTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Given_signed_bytes_When_OpenSSL_verifies_as_CAdES_Then_accepted()
    {
        RealComponent.Require(await IsPresentAsync(), "OpenSSL is absent: apt-get install openssl");
        var folder = Directory.CreateTempSubdirectory("mes-cades-");
        try
        {
            using var carte = CarteFile.OpenDoctor();
            var content = "manifeste"u8.ToArray();
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "content"), content);
            await File.WriteAllBytesAsync(
                Path.Combine(folder.FullName, "signature"),
                CadesSignature.SignDetached(content, carte, TimeProvider.System.GetUtcNow()));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "root"), TestPki.Shared.Root.ExportCertificatePem());

            var result = await ForeignProcess.RunAsync(Verify(folder.FullName), Patience);

            Assert.That(result.ExitCode, Is.Zero, result.Errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ProcessStartInfo Verify(string folder) => new(
        "openssl",
        [
            "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "signature", "-content", "content",
            "-CAfile", "root", "-purpose", "any", "-out", "verified",
        ])
    {
        WorkingDirectory = folder,
    };

    private static async Task<bool> IsPresentAsync()
    {
        try
        {
            return (await ForeignProcess.RunAsync(new ProcessStartInfo("openssl", "version"), Patience)).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
