using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Sdk.Tests.Cps;
using MonEspaceSante.Signing;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Signing;

internal sealed class CadesSignatureTests
{
    private static readonly byte[] Content = "manifeste"u8.ToArray();
    private static readonly DateTimeOffset SigningTime = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Test]
    public void Given_signed_bytes_When_verified_Then_signer_is_told()
    {
        using var carte = CarteFile.OpenDoctor();

        using var signer = CadesSignature.Verify(Content, CadesSignature.SignDetached(Content, carte, SigningTime));

        Assert.That(signer.RawData, Is.EqualTo(carte.SignatureCertificate.RawData));
    }

    [TestCaseSource(nameof(Tampered))]
    public void Given_tampered_signature_When_verified_Then_refused(Func<ICarteCps, (byte[] Content, byte[] Signature)> tamper)
    {
        using var carte = CarteFile.OpenDoctor();
        var (content, signature) = tamper(carte);

        Assert.That(() => CadesSignature.Verify(content, signature), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Given_flipped_bit_When_verified_Then_never_taken_for_another_signer()
    {
        using var carte = CarteFile.OpenDoctor();
        var signature = CadesSignature.SignDetached(Content, carte, SigningTime);

        var signers = Enumerable.Range(0, signature.Length).Where(index => index % 3 == 0)
            .Select(index => SignerOf(Flip(signature, index)))
            .Where(signer => signer is not null)
            .Distinct();

        // Bytes outside what is signed, such as those of the intermediate, may change and leave the signature whole.
        Assert.That(signers, Is.EqualTo(new[] { carte.SignatureCertificate.Thumbprint }));
    }

    private static IEnumerable<TestCaseData> Tampered()
    {
        yield return Case("other_content", c => ("autre"u8.ToArray(), Sign(c)));
        yield return Case("no_bytes", _ => (Content, []));
        yield return Case("not_CMS", _ => (Content, "signature"u8.ToArray()));
        yield return Case("cut", c => (Content, Sign(c)[..^1]));
        yield return Case("trailing_bytes", c => (Content, [.. Sign(c), 0]));
        yield return Case("attached_to_other_content", c => (Content, Cms("autre"u8.ToArray(), detached: false, Signer(c, bound: true))));
        yield return Case("two_signers", c => (Content, Cms(Content, detached: true, Signer(c, bound: true), Signer(c, bound: true))));
        yield return Case("no_signing_certificate", c => (Content, Cms(Content, detached: true, Signer(c, bound: false))));
        yield return Case("bound_to_another_certificate", c => (Content, Cms(Content, detached: true, BoundToAuthentication(c))));
        yield return Case("SHA1", c => (Content, Cms(Content, detached: true, Signer(c, bound: true, digest: "1.3.14.3.2.26"))));
        yield return Case("MD5", c => (Content, Cms(Content, detached: true, Signer(c, bound: true, digest: "1.2.840.113549.2.5"))));
        yield return Case("certificate_left_out", c => (Content, Cms(Content, detached: true, WithoutCertificate(c))));
    }

    private static TestCaseData Case(string name, Func<ICarteCps, (byte[] Content, byte[] Signature)> tamper) =>
        new TestCaseData(tamper).SetArgDisplayNames(name);

    private static byte[] Sign(ICarteCps carte) => CadesSignature.SignDetached(Content, carte, SigningTime);

    private static byte[] Cms(byte[] content, bool detached, params CmsSigner[] signers)
    {
        var cms = new SignedCms(new ContentInfo(content), detached);
        foreach (var signer in signers)
            cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    private static CmsSigner Signer(ICarteCps carte, bool bound, string digest = "2.16.840.1.101.3.4.2.1")
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, carte.SignatureCertificate, carte.SignatureKey)
        {
            DigestAlgorithm = new Oid(digest),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.SignedAttributes.Add(new Pkcs9SigningTime(SigningTime.UtcDateTime));
        if (bound)
            signer.SignedAttributes.Add(SigningCertificate.AttributeOf(carte.SignatureCertificate));
        return signer;
    }

    private static CmsSigner BoundToAuthentication(ICarteCps carte)
    {
        var signer = Signer(carte, bound: false);
        signer.SignedAttributes.Add(SigningCertificate.AttributeOf(carte.AuthenticationCertificate));
        return signer;
    }

    private static CmsSigner WithoutCertificate(ICarteCps carte)
    {
        var signer = Signer(carte, bound: true);
        signer.IncludeOption = X509IncludeOption.None;
        return signer;
    }

    private static byte[] Flip(byte[] bytes, int index)
    {
        var flipped = bytes.ToArray();
        flipped[index] ^= 1;
        return flipped;
    }

    private static string? SignerOf(byte[] signature)
    {
        try
        {
            using var signer = CadesSignature.Verify(Content, signature);
            return signer.Thumbprint;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
