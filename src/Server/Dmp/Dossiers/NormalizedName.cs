using System.Globalization;
using System.Text;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>Names as they are compared: capitals, without accents or ligatures, one space between words.</summary>
internal static class NormalizedName
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var letter in name.ToUpperInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            text.Append(letter switch
            {
                'Œ' => "OE",
                'Æ' => "AE",
                'ß' => "SS",
                >= 'A' and <= 'Z' or >= '0' and <= '9' => letter.ToString(),
                _ => " ",
            });
        }

        return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The same without the spaces: PAT-TROIS is found as PATTROIS.</summary>
    public static string Compact(string name) => Of(name).Replace(" ", "", StringComparison.Ordinal);
}
