using MonEspaceSante.Identity;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Identity;

public class NumbersTests
{
    [TestCase("63220")]
    [TestCase("2A020")]
    [TestCase("2B020")]
    [TestCase("99352")]
    [TestCase("97105")]
    public void CodeCog_takes_places(string code)
    {
        Assert.That(CodeCog.TryParse(code, out var place) ? (place.Value, place.IsForeign) : default,
            Is.EqualTo((code, code == "99352")));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("6322")]
    [TestCase("632200")]
    [TestCase("2C020")]
    [TestCase("2a020")]
    [TestCase("632A0")]
    public void CodeCog_refuses_what_is_no_place(string? code)
    {
        Assert.That(CodeCog.TryParse(code, out _), Is.False);
    }

    [TestCase("99700296140", true)]
    [TestCase("99700433156", true)]
    [TestCase("99700433153", false, Description = "a published example whose key is wrong")]
    [TestCase("9970029614", false)]
    [TestCase("99700296l40", false)]
    [TestCase("", false)]
    public void Rpps_holds_its_key(string number, bool isRpps)
    {
        Assert.That(Rpps.TryParse(number, out var rpps), Is.EqualTo(isRpps));
        Assert.That(rpps?.IdNat, Is.EqualTo(isRpps ? $"8{number}" : null));
    }

    [TestCase("990781056", true)]
    [TestCase("990781055", false)]
    [TestCase("0B0130811", true, Description = "test number")]
    [TestCase("2A0000014", true, Description = "Corsica")]
    [TestCase("0B013081", false)]
    [TestCase("0C0130811", false)]
    public void Finess_holds_its_key_where_it_has_one(string number, bool isFiness)
    {
        Assert.That(Finess.TryParse(number, out var finess), Is.EqualTo(isFiness));
        Assert.That(finess?.IdNat, Is.EqualTo(isFiness ? $"1{number}" : null));
    }

    [Property]
    public bool Rpps_refuses_every_single_wrong_digit(byte position, byte shift)
    {
        var digits = "99700296140".ToCharArray();
        var at = position % digits.Length;
        digits[at] = (char)('0' + ((digits[at] - '0' + 1 + (shift % 9)) % 10));

        return !Rpps.TryParse(new string(digits), out _);
    }
}
