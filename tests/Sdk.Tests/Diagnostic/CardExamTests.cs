using MonEspaceSante.Diagnostic;
using MonEspaceSante.Errors;
using MonEspaceSante.RealComponents.Cards;
using MonEspaceSante.Sdk.Tests.Cps.Pkcs11;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Diagnostic;

/// <summary>What the doctor sees of readers and cards, without the code.</summary>
internal sealed class CardExamTests
{
    [Test]
    public async Task Given_a_card_in_its_reader_When_examined_Then_all_is_told_and_no_code_is_shown()
    {
        var reader = await TestCards.DoctorAsync();

        var constats = await ExamineAsync(reader);

        Assert.That(
            constats.Take(6).Select(c => (c.Code, c.Verdict)),
            Is.EqualTo(Docteur.Codes.Take(6).Select(code => (code, Verdict.Ok))));
        Assert.That(Of(constats, "MODULE_CARTE").Facts["file"], Is.EqualTo("lecteur.so"));
        Assert.That(Of(constats, "CODE_PORTEUR").Facts["tries_left"], Is.EqualTo("3"));
        Assert.That(int.Parse(Of(constats, "CERTIFICAT_SIGNATURE").Facts["days_left"], null), Is.GreaterThan(60));
        Assert.That(reader.Count("C_Login"), Is.Zero);
    }

    [Test]
    public async Task Given_wrong_codes_When_examined_Then_the_tries_left_are_told_and_none_is_spent()
    {
        var reader = await TestCards.DoctorAsync();
        List<(Verdict, string)> told = [];

        for (var i = 0; i < 3; i++)
        {
            Assert.Throws<CarteRefusedException>(() => reader.Open("0000"));
            var found = Of(await ExamineAsync(reader), "CODE_PORTEUR");
            told.Add((found.Verdict, found.Facts["tries_left"]));
        }

        Assert.That(
            told, Is.EqualTo(new[] { (Verdict.Attention, "2"), (Verdict.Attention, "1"), (Verdict.Echec, "0") }));
        Assert.That(reader.Count("C_Login"), Is.EqualTo(3));
    }

    [TestCase("no-reader", "LECTEUR", "LECTEUR_ABSENT")]
    [TestCase("removed", "CARTE", "CARTE_ABSENTE")]
    [TestCase("unrecognised", "CARTE", "CARTE_ILLISIBLE")]
    public async Task Given_no_card_to_see_When_examined_Then_the_first_fault_is_told_and_the_rest_is_left(
        string fault, string code, string reason)
    {
        var reader = await TestCards.DoctorAsync();
        reader.Order(fault);

        var constats = await ExamineAsync(reader);

        Assert.That(constats.Where(c => c.Verdict == Verdict.Echec).Select(c => c.Code), Is.EqualTo(new[] { code }));
        Assert.That(Of(constats, code).Facts["reason"], Is.EqualTo(reason));
        Assert.That(Of(constats, "CODE_PORTEUR").Verdict, Is.EqualTo(Verdict.NonExamine));
    }

    [Test]
    public async Task Given_card_software_that_does_not_answer_When_examined_Then_told_in_time_and_the_rest_is_left()
    {
        var reader = await TestCards.DoctorAsync();
        reader.Order("hung");

        var constats = await Docteur.ExamineAsync(new DocteurOptions
        {
            CardSoftware = reader.Options(), Patience = TimeSpan.FromMilliseconds(100),
        });
        reader.Mend("hung");

        var found = Of(constats, "MODULE_CARTE");
        Assert.That((found.Verdict, found.Facts["failure"]), Is.EqualTo((Verdict.Echec, "timeout")));
        Assert.That(found.Remedy, Is.Not.Empty);
        Assert.That(constats.Count(constat => constat.Verdict == Verdict.Echec), Is.EqualTo(1));
    }

    [Test]
    public async Task Given_two_cards_When_none_is_chosen_Then_it_is_told()
    {
        var reader = await CardReader.WithAsync(
            TestCards.OfDoctor("PREMIERE"), TestCards.OfDoctor("SECONDE", "899700296157"));

        var found = Of(await ExamineAsync(reader), "CARTE");

        Assert.That(found.Facts["reason"], Is.EqualTo("CARTES_MULTIPLES"));
    }

    [TestCase("no-pss", Verdict.Ok, "1.3")]
    [TestCase("no-pss no-raw", Verdict.Attention, "1.2")]
    public async Task Given_a_card_that_lacks_ways_to_sign_When_examined_Then_the_TLS_that_it_opens_is_told(
        string faults, Verdict verdict, string tls)
    {
        var reader = await TestCards.DoctorAsync();
        foreach (var fault in faults.Split(' '))
            reader.Order(fault);

        var found = Of(await ExamineAsync(reader), "CARTE");

        Assert.That((found.Verdict, found.Facts["tls"]), Is.EqualTo((verdict, tls)));
    }

    [Test]
    public async Task Given_a_card_of_a_person_When_examined_Then_nobody_is_named()
    {
        var reader = await TestCards.DoctorAsync();
        using var carte = reader.Open();
        var holder = carte.Porteur.Professional!;

        var constats = await ExamineAsync(reader);

        var told = string.Join('\n', constats.Select(c => $"{c} {string.Join(' ', c.Facts)}"));
        string[] secrets =
        [
            CardReader.Code, holder.PsIdNat, holder.Name.Family, holder.Name.Given, "MEDECIN",
            carte.SignatureCertificate.SerialNumber, Path.GetDirectoryName(reader.ModulePath)!,
        ];
        Assert.That(secrets.Where(secret => told.Contains(secret, StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    private static Task<IReadOnlyList<Constat>> ExamineAsync(CardReader reader) =>
        Docteur.ExamineAsync(new DocteurOptions { CardSoftware = reader.Options() });

    private static Constat Of(IReadOnlyList<Constat> constats, string code) => constats.Single(c => c.Code == code);
}
