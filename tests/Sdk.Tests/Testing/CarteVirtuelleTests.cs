using System.Security.Cryptography;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Sdk.Tests.Cps;
using MonEspaceSante.Signing;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Testing;

internal sealed class CarteVirtuelleTests
{
    private static readonly byte[] Content = [1, 2, 3];

    private PuceVirtuelle _puce = null!;
    private readonly LecteurVirtuel _reader = new();

    [SetUp]
    public void Insert()
    {
        _puce = VirtualCard.OfDoctor();
        _reader.Insert(_puce);
    }

    [TearDown]
    public void End() => _puce.Dispose();

    [Test]
    public void Given_the_right_code_When_opened_Then_it_is_the_card_it_was_made_of()
    {
        using var source = CarteFile.OpenDoctor();
        using var carte = _reader.Open(VirtualCard.Pin);

        Assert.Multiple(() =>
        {
            Assert.That(carte.Porteur, Is.EqualTo(source.Porteur));
            Assert.That(carte.Activites, Is.EqualTo(source.Activites));
            Assert.That(carte.AuthenticationCertificate.HasPrivateKey, Is.True);
            Assert.That(carte.Removal.IsCancellationRequested, Is.False);
            Assert.That(_puce.Operations, Is.EqualTo(new OperationsCarte(0, 0, CodeEntries: 1)));
        });
    }

    [Test]
    public void Given_wrong_codes_When_opened_Then_each_costs_one_try_and_the_third_blocks()
    {
        var first = Refused("0000");
        var second = Refused("0001");
        var third = Refused("0002");
        var right = Refused(VirtualCard.Pin);

        Assert.Multiple(() =>
        {
            Assert.That(
                new[] { first.Reason, second.Reason, third.Reason, right.Reason },
                Is.EqualTo(new[]
                {
                    Reason.CodePorteurFaux, Reason.CodePorteurFaux, Reason.CodePorteurBloque, Reason.CodePorteurBloque,
                }));
            Assert.That((first.Details["tries_left"], second.Details["tries_left"]), Is.EqualTo(("2", "1")));
            Assert.That((_puce.TriesLeft, _puce.IsBlocked), Is.EqualTo((0, true)));
            Assert.That(_puce.Operations.CodeEntries, Is.EqualTo(3), "a blocked card is shown no code");
        });
    }

    [Test]
    public void Given_two_wrong_codes_When_the_right_one_follows_Then_all_tries_are_back()
    {
        Refused("0000");
        Refused("0001");
        _reader.Open(VirtualCard.Pin).Dispose();

        Assert.That(_puce.TriesLeft, Is.EqualTo(PuceVirtuelle.MaxTries));
    }

    [TestCase("")]
    [TestCase("123")]
    [TestCase("12345")]
    [TestCase("12a4")]
    [TestCase("１２３４")]
    public void Given_what_cannot_be_a_code_When_opened_Then_it_costs_no_try(string pin)
    {
        var refusal = Refused(pin);

        Assert.That(refusal.Reason, Is.EqualTo(Reason.CodePorteurMalForme));
        Assert.That((_puce.TriesLeft, _puce.Operations.CodeEntries), Is.EqualTo((3, 0)));
    }

    [Test]
    public void Given_an_empty_reader_When_opened_Then_there_is_no_card()
    {
        _reader.Remove();

        Assert.That(Refused(VirtualCard.Pin).Reason, Is.EqualTo(Reason.CarteAbsente));
    }

    [Test]
    public void Given_a_card_When_it_signs_Then_the_signature_is_its_own_and_counted()
    {
        using var carte = _reader.Open(VirtualCard.Pin);

        var signature = CadesSignature.SignDetached(Content, carte, TimeProvider.System.GetUtcNow());

        using var signer = CadesSignature.Verify(Content, signature);
        Assert.That(signer.Thumbprint, Is.EqualTo(carte.SignatureCertificate.Thumbprint));
        Assert.That(_puce.Operations, Is.EqualTo(new OperationsCarte(0, 1, 1)));
    }

    [Test]
    public void Given_a_card_taken_out_When_it_comes_back_Then_only_a_new_opening_serves()
    {
        using var before = _reader.Open(VirtualCard.Pin);
        _reader.Remove();
        _reader.Insert(_puce);
        using var after = _reader.Open(VirtualCard.Pin);

        Assert.Multiple(() =>
        {
            Assert.That(before.Removal.IsCancellationRequested, Is.True);
            Assert.That(
                () => before.SignatureKey.SignHash(new byte[32], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                Throws.InstanceOf<CarteRefusedException>().With.Property("Reason").EqualTo(Reason.CarteRetiree));
            Assert.That(
                () => after.SignatureKey.SignHash(new byte[32], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                Throws.Nothing);
            Assert.That(_puce.Operations, Is.EqualTo(new OperationsCarte(0, 1, CodeEntries: 2)));
        });
    }

    [Test]
    public void Given_a_signature_under_way_When_the_card_is_swapped_Then_it_is_lost()
    {
        using var other = VirtualCard.OfDoctor();
        using var carte = _reader.Open(VirtualCard.Pin);
        _puce.SignatureDuration = Timeout.InfiniteTimeSpan;
        var signing = Task.Run(() => CadesSignature.SignDetached(Content, carte, TimeProvider.System.GetUtcNow()));

        _reader.Swap(other);

        Assert.That(
            async () => await signing,
            Throws.InstanceOf<CarteRefusedException>().With.Property("Reason").EqualTo(Reason.CarteRetiree));
        Assert.That((_puce.Operations.Signatures, other.Operations.Signatures), Is.EqualTo((0, 0)));
    }

    [Test]
    public void The_private_key_never_leaves_the_chip()
    {
        using var carte = _reader.Open(VirtualCard.Pin);

        Assert.That(() => carte.SignatureKey.ExportParameters(true), Throws.InstanceOf<CryptographicException>());
        Assert.That(carte.SignatureKey.ExportParameters(false).D, Is.Null);
    }

    private CarteRefusedException Refused(string pin) =>
        Assert.Catch<CarteRefusedException>(() => _reader.Open(pin).Dispose())!;
}
