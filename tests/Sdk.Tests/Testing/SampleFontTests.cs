using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Testing;

/// <summary>The letters of a sample's PDF.</summary>
public class SampleFontTests
{
    private static readonly string Printable =
        new([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code), .. "éèêëàâîïôùûüçÉÈÀÇ"]);

    [Test]
    public void Every_letter_has_a_shape_of_its_own()
    {
        Assert.That(new SampleFont(Printable).Glyphs(), Is.Unique);
    }

    [Test]
    public void A_letter_that_is_not_drawn_shows_as_a_question()
    {
        Assert.That(new SampleFont("\u00A7").Glyphs(), Is.EqualTo(new SampleFont("?").Glyphs()));
    }

    [Test]
    public void Readers_know_each_letter_by_its_name()
    {
        Assert.That(new SampleFont("aé").Dictionary(8), Does.Contain("/Differences[97/uni0061 233/uni00E9]"));
    }

    // The shape as a reader draws it, row by row from the top.
    [TestCase('A', "..#..", ".#.#.", "#...#", "#...#", "#####", "#...#", "#...#")]
    [TestCase('p', ".....", ".....", "#.##.", "##..#", "##..#", "#.##.", "#....")]
    public void A_letter_is_drawn_upright(char letter, params string[] rows)
    {
        var squares = new SampleFont($"{letter}").Glyphs().Single().Split(" d1 ")[1].Split(" 1 1 re ");

        Assert.That(
            Enumerable.Range(0, rows.Length).Select(row => new string(
                [.. Enumerable.Range(0, 5).Select(x => squares.Contains($"{x} {7 - row}") ? '#' : '.')])),
            Is.EqualTo(rows));
    }
}
