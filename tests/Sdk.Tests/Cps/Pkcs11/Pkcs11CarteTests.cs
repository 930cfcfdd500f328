using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Cps.Pkcs11.Binding;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents.Cards;
using MonEspaceSante.Signing;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

/// <summary>SoftHSM2 as the card.</summary>
internal sealed class Pkcs11CarteTests
{
    private const CkAttributeType Sensitive = (CkAttributeType)0x103;
    private const CkAttributeType Extractable = (CkAttributeType)0x162;

    [Test]
    public async Task Given_doctors_card_When_opened_Then_holder_pairs_and_activity_are_told()
    {
        var reader = await TestCards.DoctorAsync();
        using var carte = reader.Open();

        Assert.Multiple(() =>
        {
            Assert.That(carte.Porteur.Type, Is.EqualTo(TypeCarte.Cps));
            Assert.That(carte.Porteur.Professional, Is.EqualTo(
                new Professional("899700296140", new PersonName("DOC0029614", "KIT"), "10", "SM26")));
            Assert.That(carte.Activites, Is.EqualTo(
                new[] { new Activite(new Structure("499700433156004", "Cabinet du Dr Test"), "SA07") }));
            Assert.That(carte.AuthenticationCertificate.HasPrivateKey, Is.True);
            Assert.That(carte.SignatureKey.KeySize, Is.EqualTo(2048));
            Assert.That(carte.Chain.Select(c => c.Thumbprint), Is.EqualTo(new[] { TestPki.Shared.Intermediate.Thumbprint }));
            Assert.That(carte.Removal.IsCancellationRequested, Is.False);
        });
    }

    [Test]
    public async Task Given_card_of_several_activities_When_opened_Then_told_in_the_order_of_the_card()
    {
        Activite[] activites = [.. Enumerable.Range(1, 15).Select(i => new Activite(new($"{i}", $"Éts n° {i}"), "SA07"))];
        var objects = CpsObjects.Of(null, activites.Select(a => (a.Structure.StructIdNat, a.Structure.Name, a.Sector)));
        var reader = await CardReader.WithAsync(TestCards.OfDoctor() with { DataObjects = objects });
        using var carte = reader.Open();

        Assert.That(carte.Activites, Is.EqualTo(activites));
        Assert.That(carte.Porteur.Professional!.Speciality, Is.Null);
    }

    [Test]
    public async Task Given_certificates_of_a_structure_When_opened_Then_the_structure_is_the_only_activity()
    {
        var reader = await CardReader.WithAsync(TestCards.Of("ORG", Subjects.Structure("10B0130811", "CABINET TEST")));
        using var carte = reader.Open();

        Assert.That(carte.Porteur, Is.EqualTo(new PorteurCarte(TypeCarte.Organisation, null)));
        Assert.That(carte.Activites, Is.EqualTo(new[] { new Activite(new Structure("10B0130811", "CABINET TEST"), "") }));
    }

    [Test]
    public async Task Given_card_When_its_keys_are_asked_for_Then_they_never_leave_it()
    {
        var reader = await TestCards.DoctorAsync();
        using var carte = reader.Open();
        var cryptoki = CryptokiLibrary.Acquire(reader.ModulePath);
        var session = CryptokiSession.Open(cryptoki.Cryptoki, cryptoki.Cryptoki.GetSlots()[0]);

        var keys = session.Find(CkObjectClass.PrivateKey);

        Assert.Multiple(() =>
        {
            Assert.That(keys, Has.Count.EqualTo(2));
            Assert.That(keys.Select(k => session.GetAttribute(k, Sensitive)), Is.All.EqualTo(new byte[] { 1 }));
            Assert.That(keys.Select(k => session.GetAttribute(k, Extractable)), Is.All.EqualTo(new byte[] { 0 }));
            Assert.That(() => carte.SignatureKey.ExportParameters(true), Throws.InstanceOf<CryptographicException>());
        });
        session.Close();
        cryptoki.Release();
    }

    [Test]
    public async Task Given_card_When_it_signs_Then_one_operation_and_the_certificate_verifies()
    {
        var reader = await TestCards.DoctorAsync();
        using var carte = reader.Open();
        var content = "manifeste"u8.ToArray();

        var signature = CadesSignature.SignDetached(content, carte, TimeProvider.System.GetUtcNow());

        Assert.That(CadesSignature.Verify(content, signature), Is.EqualTo(carte.SignatureCertificate));
        Assert.That(reader.Count("C_Sign"), Is.EqualTo(1));
    }

    [TestCase("SHA256")]
    [TestCase("SHA384")]
    [TestCase("SHA512")]
    public async Task Key_signs_with_both_paddings(string hash)
    {
        var reader = await TestCards.DoctorAsync();
        using var carte = reader.Open();
        var algorithm = new HashAlgorithmName(hash);
        using var key = carte.SignatureCertificate.GetRSAPublicKey()!;
        byte[] data = [1, 2, 3];
        foreach (var padding in new[] { RSASignaturePadding.Pkcs1, RSASignaturePadding.Pss })
        {
            var signature = carte.SignatureKey.SignData(data, algorithm, padding);
            Assert.That(key.VerifyData(data, signature, algorithm, padding), Is.True, $"{padding}");
        }
    }

    [Test]
    public async Task Given_card_without_PSS_When_asked_for_it_Then_refused()
    {
        var reader = await TestCards.DoctorAsync();
        reader.Order("no-pss");
        using var carte = reader.Open();

        Refusals.AssertRefused(
            () => carte.SignatureKey.SignData([1], HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            Reason.CarteAlgorithmeAbsent);
        Refusals.AssertRefused(
            () => carte.SignatureKey.SignData([1], HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1),
            Reason.CarteAlgorithmeAbsent);
    }

    [TestCase(TestCards.AuthenticationId, Reason.CarteIllisible)]
    [TestCase(TestCards.SignatureId, Reason.CarteSansSignature)]
    public async Task Given_card_that_lacks_a_pair_When_opened_Then_refused(string pair, Reason reason)
    {
        var reader = await CardReader.WithAsync(TestCards.OfDoctor().Without(pair));

        Refusals.AssertRefused(() => reader.Open(), reason);
        Assert.That(reader.Count("C_CloseSession"), Is.EqualTo(reader.Count("C_OpenSession")));
    }

    [Test]
    public async Task Given_closed_card_When_it_is_to_sign_Then_it_does_not()
    {
        var reader = await TestCards.DoctorAsync();
        var carte = reader.Open();
        carte.Dispose();
        carte.Dispose();

        Assert.That(
            () => carte.SignatureKey.SignData([1], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(reader.Count("C_Sign"), Is.Zero);
    }
}
