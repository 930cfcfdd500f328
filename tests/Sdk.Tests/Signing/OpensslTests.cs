using MonEspaceSante.Sdk.Tests.Cps;
using MonEspaceSante.Signing;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Signing;

/// <summary>A foreign verifier takes what the card signed.</summary>
internal sealed class OpensslTests
{
    [Test]
    public async Task Given_signed_bytes_When_OpenSSL_verifies_as_CAdES_Then_accepted()
    {
        using var carte = CarteFile.OpenDoctor();
        var content = "manifeste"u8.ToArray();
        var signature = CadesSignature.SignDetached(content, carte, TimeProvider.System.GetUtcNow());

        var result = await OpensslCms.VerifyAsync(content, signature, TestPki.Shared.Root.ExportCertificatePem());

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
    }
}
