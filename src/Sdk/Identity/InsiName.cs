using System.Globalization;
using System.Text;

namespace MonEspaceSante.Identity;

/// <summary>Names as the national register writes them: capitals A to Z, apostrophes, hyphens, single spaces.</summary>
internal static class InsiName
{
    private const int Longest = 100;

    // .NET refuses to normalise what is no character.
    private const char NoncharacterStart = '\uFFFE';

    /// <summary>The name so written; null when a character of it has no such form, or nothing is left.</summary>
    public static string? Normalize(string name)
    {
        if (name.Length > Longest || name.Any(letter => char.IsSurrogate(letter) || letter >= NoncharacterStart))
            return null;
        var text = new StringBuilder(name.Length);
        foreach (var letter in name.ToUpperInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (Form(letter) is not { } form)
                return null;
            text.Append(form);
        }

        var single = string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return single.AsSpan().ContainsAnyInRange('A', 'Z') ? single : null;
    }

    private static string? Form(char letter) => letter switch
    {
        >= 'A' and <= 'Z' or ' ' or '-' or '\'' => letter.ToString(),
        '\u2019' or '\u02BC' or '`' => "'",
        '\u2010' or '\u2011' => "-",
        '\u00A0' or '\u202F' => " ",
        'Œ' => "OE",
        'Æ' => "AE",
        'ß' or 'ẞ' => "SS",
        'Ø' => "O",
        'Đ' => "D",
        'Ł' => "L",
        _ => null,
    };
}
