using System.Diagnostics.CodeAnalysis;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Identity;

/// <summary>A place of birth in the official geographic code (code officiel géographique): a commune, or a country as
/// <c>99</c> and three digits.</summary>
public sealed record CodeCog
{
    private const int Length = 5;

    private CodeCog(string value) => Value = value;

    /// <summary>5 characters: digits, and <c>2A</c> or <c>2B</c> first for Corsica.</summary>
    public string Value { get; }

    /// <summary>Whether it is a country other than France.</summary>
    public bool IsForeign => Value.StartsWith("99", StringComparison.Ordinal);

    /// <summary>Reads a code.</summary>
    /// <param name="text">5 characters, upper case.</param>
    /// <exception cref="InsRefusedException">TRAITS_INVALIDES.</exception>
    public static CodeCog Parse(string text) => TryParse(text, out var code)
        ? code
        : throw Refusal.Because(
            Reason.TraitsInvalides, new Violation("birth_place", "code officiel géographique à 5 caractères attendu"));

    /// <summary>Reads a code, or tells that it is none.</summary>
    /// <param name="text">5 characters, upper case.</param>
    /// <param name="code">The code.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CodeCog? code)
    {
        code = text is { Length: Length } && IsCode(text) ? new CodeCog(text) : null;
        return code is not null;
    }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "CodeCog(…)";

    private static bool IsCode(string text) =>
        char.IsAsciiDigit(text[0])
        && (char.IsAsciiDigit(text[1]) || text[..2] is "2A" or "2B")
        && !text.AsSpan(2).ContainsAnyExceptInRange('0', '9');
}
