using System.Text.RegularExpressions;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>A date of birth as people write it, and as the contracts do: digits in their places, which at INSi need not be a
/// day of the calendar.</summary>
internal static partial class BirthDate
{
    /// <summary>The date as the contracts write it; null when there is none to read.</summary>
    public static string? Read(string? text)
    {
        if (text is null || Contract().IsMatch(text)) return text;
        return French().Match(text) is { Success: true } date
            ? $"{date.Groups["year"]}-{date.Groups["month"]}-{date.Groups["day"]}"
            : null;
    }

    /// <summary>The date as people read it; as it is when it is not one.</summary>
    public static string Show(string date) => Contract().Match(date) is { Success: true } parts
        ? $"{parts.Groups["day"]}/{parts.Groups["month"]}/{parts.Groups["year"]}"
        : date;

    [GeneratedRegex("^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})$")]
    private static partial Regex Contract();

    [GeneratedRegex("^(?<day>[0-9]{2})/(?<month>[0-9]{2})/(?<year>[0-9]{4})$")]
    private static partial Regex French();
}
