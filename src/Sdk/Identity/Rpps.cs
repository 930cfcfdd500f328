using System.Diagnostics.CodeAnalysis;

namespace MonEspaceSante.Identity;

/// <summary>The number of a professional in the national directory (RPPS): 11 digits, the last a Luhn key.</summary>
public sealed record Rpps
{
    private const int Length = 11;

    private Rpps(string value) => Value = value;

    /// <summary>11 digits.</summary>
    public string Value { get; }

    /// <summary>PS_IdNat: <c>8</c>, then the number.</summary>
    public string IdNat => $"8{Value}";

    /// <summary>Reads a number, or tells that it is none.</summary>
    /// <param name="text">The 11 digits.</param>
    /// <param name="rpps">The number.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Rpps? rpps)
    {
        rpps = text is { Length: Length } && Luhn.Holds(text) ? new Rpps(text) : null;
        return rpps is not null;
    }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "Rpps(…)";
}
