using System.Globalization;
using System.Text;

namespace MonEspaceSante.Server.Annuaire;

/// <summary>What names are searched by: capitals A to Z, digits and single spaces. Kept as bytes, whose order is the same in
/// every database, whatever its language.</summary>
internal static class SearchKey
{
    private const char EndOfName = '\0';
    private const byte AfterAny = 0xFF;
    private const char NoncharacterStart = '\uFFFE';

    public static byte[] Of(string text) => Encoding.ASCII.GetBytes(Fold(text));

    /// <summary>Of a whole name: all first names of a name come before the next name.</summary>
    public static byte[] Of(string family, string given) =>
        Encoding.ASCII.GetBytes($"{Fold(family)}{EndOfName}{Fold(given)}");

    /// <summary>What comes after all keys that begin with this one.</summary>
    public static byte[] After(byte[] beginning) => [.. beginning, AfterAny];

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Ascii.IsValid(text) ? text : Decompose(text)) Append(folded, letter);
        while (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return folded.ToString();
    }

    // .NET refuses to decompose what is no character.
    private static string Decompose(string text) =>
        string.Concat(text.Where(letter => !char.IsSurrogate(letter) && letter < NoncharacterStart))
            .Normalize(NormalizationForm.FormD);

    private static void Append(StringBuilder folded, char letter)
    {
        switch (letter)
        {
            case 'œ' or 'Œ':
                folded.Append("OE");
                break;
            case 'æ' or 'Æ':
                folded.Append("AE");
                break;
            case 'ß':
                folded.Append("SS");
                break;
            case var plain when char.IsAsciiLetterOrDigit(plain):
                folded.Append(char.ToUpperInvariant(plain));
                break;
            case var mark when CharUnicodeInfo.GetUnicodeCategory(mark) == UnicodeCategory.NonSpacingMark:
                break;
            default:
                if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
                break;
        }
    }
}
