using System.Diagnostics.CodeAnalysis;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Identity;

/// <summary>A birth date as the national register writes it: digits, not always a day of the calendar (date
/// lunaire).</summary>
/// <remarks>Days go from 00 to 31 in every month; months 00 to 12, and 20 to 42 or 50 to 99 where the register does not
/// know the month (assumption: those of the NIR).</remarks>
public sealed record BirthDate
{
    private const int Length = 8;

    private BirthDate(string value) => Value = value;

    /// <summary><c>YYYY-MM-DD</c>.</summary>
    public string Value { get; }

    /// <summary>Reads a date.</summary>
    /// <param name="text"><c>YYYY-MM-DD</c> or <c>YYYYMMDD</c>.</param>
    /// <exception cref="InsRefusedException">TRAITS_INVALIDES.</exception>
    public static BirthDate Parse(string text) => TryParse(text, out var date)
        ? date
        : throw Refusal.Because(Reason.TraitsInvalides, new Violation("birth_date", "AAAA-MM-JJ attendu"));

    /// <summary>Reads a date, or tells that it is none.</summary>
    /// <param name="text"><c>YYYY-MM-DD</c> or <c>YYYYMMDD</c>.</param>
    /// <param name="date">The date.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out BirthDate? date)
    {
        var digits = text is [_, _, _, _, '-', _, _, '-', _, _] ? text.Remove(7, 1).Remove(4, 1) : text;
        date = digits is { Length: Length } && IsDate(digits)
            ? new BirthDate($"{digits.AsSpan(0, 4)}-{digits.AsSpan(4, 2)}-{digits.AsSpan(6, 2)}")
            : null;
        return date is not null;
    }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "BirthDate(…)";

    private static bool IsDate(string digits)
    {
        if (digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return false;
        var (month, day) = (int.Parse(digits.AsSpan(4, 2), null), int.Parse(digits.AsSpan(6, 2), null));
        return digits[0] is '1' or '2' && day <= 31 && month is (<= 12) or (>= 20 and <= 42) or (>= 50);
    }
}
