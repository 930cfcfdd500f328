using MonEspaceSante.Server.Messagerie.Messages;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Messagerie;

/// <summary>The words that messages are found by.</summary>
internal sealed class WordsTests
{
    [TestCase("", "")]
    [TestCase("  — !", "")]
    [TestCase("L'ŒIL gauche, l'œil", "l oeil gauche")]
    [TestCase("Crème CREME creme", "creme")]
    [TestCase("2,5 mg/j", "2 5 mg j")]
    [TestCase("cafe\u0301", "cafe")]
    [TestCase("a\ud800b", "a b")]
    public void Words_are_compared_without_case_accents_and_ligatures(string text, string expected) =>
        Assert.That(string.Join(' ', Words.Of(text)), Is.EqualTo(expected));
}
