using System.Security.Cryptography;
using MonEspaceSante.Cps;
using MonEspaceSante.Cps.Pkcs11;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents.Cards;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

/// <summary>What a code costs.</summary>
internal sealed class CodeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Test]
    public async Task Given_wrong_codes_When_opened_Then_each_costs_one_try_until_the_card_is_blocked()
    {
        var reader = await TestCards.DoctorAsync();

        var first = Refusals.AssertRefused(() => reader.Open("0000"), Reason.CodePorteurFaux);
        Assert.That((first.Details["tries_left"], reader.Count("C_Login")), Is.EqualTo(("2", 1)));
        var second = Refusals.AssertRefused(() => reader.Open("0000"), Reason.CodePorteurFaux);
        Assert.That((second.Details["tries_left"], reader.Count("C_Login")), Is.EqualTo(("1", 2)));
        Refusals.AssertRefused(() => reader.Open("0000"), Reason.CodePorteurBloque);
        Assert.That(reader.Count("C_Login"), Is.EqualTo(3));
        Refusals.AssertRefused(() => reader.Open(), Reason.CodePorteurBloque);
        Assert.That(reader.Count("C_Login"), Is.EqualTo(3), "a blocked card is not asked again");
    }

    [Test]
    public async Task Given_right_code_after_a_wrong_one_When_opened_Then_one_try_each()
    {
        var reader = await TestCards.DoctorAsync();
        Refusals.AssertRefused(() => reader.Open("0000"), Reason.CodePorteurFaux);

        using var carte = reader.Open();

        Assert.That(reader.Count("C_Login"), Is.EqualTo(2));
    }

    [TestCase("")]
    [TestCase("123")]
    [TestCase("12a4")]
    [TestCase("１２３４")]
    [TestCase(" 1234")]
    public async Task Given_what_is_no_code_When_opened_Then_refused_without_a_try(string code)
    {
        var reader = await TestCards.DoctorAsync();

        Refusals.AssertRefused(() => reader.Open(code), Reason.CodePorteurMalForme);

        Assert.That(reader.Count("C_Login"), Is.Zero);
    }

    [Test]
    public async Task Given_reader_with_a_keypad_When_no_code_is_given_Then_it_is_typed_there()
    {
        var reader = await TestCards.DoctorAsync();
        reader.Order("pin-pad");

        using var carte = reader.Open("");

        Assert.That(carte.SignatureKey.SignData([1], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), Is.Not.Empty);
        Assert.That(reader.Count("C_Login"), Is.EqualTo(1));
    }

    [Test]
    public async Task Given_key_that_wants_its_code_each_time_When_it_signs_Then_asked_and_forgotten()
    {
        var reader = await CardReader.WithAsync(TestCards.OfDoctor() with { ConfirmedId = TestCards.SignatureId });
        List<char[]> typed = [];
        var options = reader.Options();
        options.AskCode = () =>
        {
            typed.Add(CardReader.Code.ToCharArray());
            return typed[^1];
        };
        using var carte = Pkcs11Carte.Open(options, CardReader.Code);

        Sign(carte);
        Sign(carte);

        Assert.That(typed, Is.EqualTo(new[] { new char[4], new char[4] }));
        Assert.That(reader.Count("C_Login"), Is.EqualTo(3));
    }

    [Test]
    public async Task Given_key_that_wants_its_code_each_time_When_it_is_wrong_Then_refused_and_the_next_one_serves()
    {
        var reader = await CardReader.WithAsync(TestCards.OfDoctor() with { ConfirmedId = TestCards.SignatureId });
        var codes = new Queue<string>(["0000", "12", CardReader.Code]);
        var options = reader.Options();
        options.AskCode = () => codes.Dequeue().ToCharArray();
        using var carte = Pkcs11Carte.Open(options, CardReader.Code);

        Refusals.AssertRefused(() => Sign(carte), Reason.CodePorteurFaux);
        Refusals.AssertRefused(() => Sign(carte), Reason.CodePorteurMalForme);
        Sign(carte);

        Assert.That(reader.Count("C_Login"), Is.EqualTo(3));
    }

    [Test]
    public async Task Given_key_that_wants_its_code_each_time_When_nobody_answers_Then_the_other_key_still_serves()
    {
        var reader = await CardReader.WithAsync(TestCards.OfDoctor() with { ConfirmedId = TestCards.SignatureId });
        using var asked = new ManualResetEventSlim();
        using var answer = new ManualResetEventSlim();
        var options = reader.Options();
        options.AskCode = () =>
        {
            asked.Set();
            answer.Wait(Patience);
            return CardReader.Code.ToCharArray();
        };
        using var carte = Pkcs11Carte.Open(options, CardReader.Code);
        var signing = Task.Run(() => Sign(carte));
        Assert.That(asked.Wait(Patience));

        var other = Task.Run(() => TokenCertificate.KeyOf(carte.AuthenticationCertificate)!.SignPkcs1(new byte[32]));
        try
        {
            Assert.That(await other.WaitAsync(Patience), Is.Not.Empty);
        }
        finally
        {
            answer.Set();
        }

        await signing;
    }

    [Test]
    public async Task Given_key_that_wants_its_code_each_time_When_the_card_has_left_Then_nobody_is_asked()
    {
        var reader = await CardReader.WithAsync(TestCards.OfDoctor() with { ConfirmedId = TestCards.SignatureId });
        var questions = 0;
        var options = reader.Options();
        options.AskCode = () =>
        {
            questions++;
            return CardReader.Code.ToCharArray();
        };
        using var carte = Pkcs11Carte.Open(options, CardReader.Code);
        var left = new TaskCompletionSource();
        using var registration = carte.Removal.Register(left.SetResult);
        reader.Order("removed");
        await left.Task.WaitAsync(Patience);

        Refusals.AssertRefused(() => Sign(carte), Reason.CarteRetiree);
        Assert.That(questions, Is.Zero);
    }

    [Test]
    public async Task Given_key_that_wants_its_code_each_time_When_nobody_can_be_asked_Then_the_option_is_missing()
    {
        var reader = await CardReader.WithAsync(TestCards.OfDoctor() with { ConfirmedId = TestCards.SignatureId });

        Assert.That(() => reader.Open(), Throws.ArgumentException.With.Property("ParamName").EqualTo("AskCode"));
    }

    [Test]
    public async Task Given_wrong_code_When_refused_Then_it_shows_nowhere()
    {
        var reader = await TestCards.DoctorAsync();

        var refusal = Assert.Throws<CarteRefusedException>(() => reader.Open("8675"))!;

        Assert.That($"{refusal} {string.Join(' ', refusal.Details.Values)}", Does.Not.Contain("8675"));
    }

    private static void Sign(Pkcs11Carte carte) =>
        carte.SignatureKey.SignData([1], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
