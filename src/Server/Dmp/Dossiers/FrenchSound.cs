using System.Text;
using System.Text.RegularExpressions;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>How a French name sounds, near enough: Lefèvre as Lefebvre, Philippe as Filipe, Thomas as Tomat.</summary>
internal static partial class FrenchSound
{
    private static readonly (string Written, string Heard)[] Spellings =
    [
        ("EAU", "O"), ("AU", "O"), ("OU", "U"), ("AI", "E"), ("EI", "E"), ("PH", "F"), ("TH", "T"), ("SCH", "8"),
        ("CH", "8"), ("SH", "8"), ("QU", "K"), ("CK", "K"), ("GN", "9"), ("BV", "V"), ("CE", "SE"), ("CI", "SI"),
        ("CY", "SI"), ("GE", "JE"), ("GI", "JI"), ("C", "K"), ("Q", "K"), ("Z", "S"), ("W", "V"), ("Y", "I"), ("H", ""),
    ];

    /// <param name="name">Capitals without accents or spaces.</param>
    public static string Of(string name)
    {
        var heard = new StringBuilder(name);
        foreach (var (written, sound) in Spellings) heard.Replace(written, sound);
        var text = Doubled().Replace(heard.ToString(), "$1");
        return Silent().Replace(text, "");
    }

    [GeneratedRegex(@"(.)\1+")]
    private static partial Regex Doubled();

    // The first letter stays, whatever it is.
    [GeneratedRegex("(?<=.)[ESTDXP]+$")]
    private static partial Regex Silent();
}
