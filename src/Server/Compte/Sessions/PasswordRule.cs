using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Dossiers;

namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>Which passwords a person may choose: long ones, neither common nor made of the identity.</summary>
internal static class PasswordRule
{
    public const int Longest = 128;

    private const int Shortest = 12;
    private const int FewestCharacters = 5;
    private const int LongestShared = 4;

    // Beginnings of the passwords that lists of stolen ones are full of, without their digits and signs at the end.
    private static readonly string[] Common =
    [
        "AZERTY", "QWERTY", "PASSWORD", "MOTDEPASSE", "MONESPACESANTE", "BONJOUR", "DOUDOU", "LOULOU", "SOLEIL", "CHOUCHOU",
        "MARSEILLE", "12345", "ABCDEF", "IFORGOT", "JETAIME", "SECURITESOCIALE", "ADMIN", "LETMEIN", "WELCOME", "ILOVEYOU",
    ];

    /// <exception cref="MonEspaceSanteException">MOT_DE_PASSE_FAIBLE.</exception>
    public static void Demand(string password, Traits traits, string matricule)
    {
        var letters = NormalizedName.Compact(password);
        if (password.Length is < Shortest or > Longest) throw Weak($"de {Shortest} à {Longest} caractères");
        if (password.Distinct().Count() < FewestCharacters) throw Weak("trop peu de caractères différents");
        if (Common.Any(letters.StartsWith)) throw Weak("trop courant");
        if (Parts(traits, matricule).Any(part => letters.Contains(part, StringComparison.Ordinal)))
            throw Weak("tiré de l'identité");
    }

    private static IEnumerable<string> Parts(Traits traits, string matricule) =>
        new[] { traits.BirthName, traits.UsedName, matricule, traits.BirthDate }
            .Concat(traits.GivenNames.Split(' '))
            .Select(NormalizedName.Compact)
            .Where(part => part.Length >= LongestShared);

    private static MonEspaceSanteException Weak(string why) =>
        Refusal.Because(Reason.MotDePasseFaible, new Violation("password", why));
}
