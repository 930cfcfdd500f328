using System.Diagnostics.CodeAnalysis;

namespace MonEspaceSante.Identity;

/// <summary>The number of an establishment in the register FINESS: 9 characters, of which the last is a Luhn key where
/// all are digits.</summary>
/// <remarks>Numbers of the national test environments hold a letter, and no key. That the key is a Luhn key is an
/// assumption: no primary source was found.</remarks>
public sealed record Finess
{
    private const int Length = 9;

    private Finess(string value) => Value = value;

    /// <summary>9 characters: digits, with <c>A</c> or <c>B</c> in second place in Corsica and in test numbers.</summary>
    public string Value { get; }

    /// <summary>Struct_IdNat: <c>1</c>, then the number.</summary>
    public string IdNat => $"1{Value}";

    /// <summary>Reads a number, or tells that it is none.</summary>
    /// <param name="text">The 9 characters, upper case.</param>
    /// <param name="finess">The number.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Finess? finess)
    {
        finess = text is { Length: Length } && IsNumber(text) ? new Finess(text) : null;
        return finess is not null;
    }

    private static bool IsNumber(string text) =>
        text[1] is 'A' or 'B'
            ? char.IsAsciiDigit(text[0]) && !text.AsSpan(2).ContainsAnyExceptInRange('0', '9')
            : Luhn.Holds(text);
}
