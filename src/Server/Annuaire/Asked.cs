using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Annuaire.Boites;
using MonEspaceSante.Server.Annuaire.Structures;

namespace MonEspaceSante.Server.Annuaire;

/// <summary>Reads what a search asks for. Null stands for what was not told.</summary>
internal static class Asked
{
    private const int RppsLength = 11;
    private const int AdeliLength = 9;
    private const int LongestIdNat = 32;
    private const int LongestName = 200;
    private const int LongestCode = 32;

    /// <exception cref="MonEspaceSanteException">IDENTIFIANT_ANNUAIRE_INVALIDE.</exception>
    public static string? PsIdNat(string text, string field)
    {
        if (text.Length == 0) return null;
        return PsIdNatOf(text.Trim().ToUpperInvariant())
            ?? throw Wrong(field, "RPPS (11 chiffres, dont la clé), ADELI (9 caractères) ou PS_IdNat attendu");
    }

    /// <exception cref="MonEspaceSanteException">IDENTIFIANT_ANNUAIRE_INVALIDE.</exception>
    public static StructureId? Structure(string text, string field) => text.Length == 0 ? null
        : StructureId.Parse(text.Trim())
            ?? throw Wrong(field, "FINESS (9 caractères), SIRET (14 chiffres) ou Struct_IdNat attendu");

    /// <summary>The beginning of a name, as a key.</summary>
    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE, RECHERCHE_TROP_LARGE.</exception>
    public static byte[]? Beginning(string text, int least, string field)
    {
        if (text.Length == 0) return null;
        var key = SearchKey.Of(Short(text, field));
        return key.Length >= least ? key : throw TooBroad(field, $"{least} lettres au moins attendues");
    }

    public static byte[]? City(string text, string field) => text.Length == 0 ? null
        : PlaceKeys.City(Short(text, field)) ?? throw Invalid(field, "nom de commune attendu");

    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static string? Code(string text, string field)
    {
        if (text.Length == 0) return null;
        return text.Length <= LongestCode && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '/')
            ? text
            : throw Invalid(field, "code attendu");
    }

    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static string? Postal(string text, string field)
    {
        if (text.Length == 0) return null;
        return text.Length == 5 && text.All(char.IsAsciiLetterOrDigit)
            ? text.ToUpperInvariant()
            : throw Invalid(field, "5 caractères attendus");
    }

    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static string? Address(string text, string field)
    {
        if (text.Length == 0) return null;
        return text.Length <= LongestName && text.Contains('@') && text.All(letter => letter is > ' ' and <= '~')
            ? BoiteStore.AddressOf(text)
            : throw Invalid(field, "adresse attendue");
    }

    public static MonEspaceSanteException TooBroad(string field, string missing) =>
        Refusal.Because(Reason.RechercheTropLarge, new Violation(field, missing));

    private static string? PsIdNatOf(string text) => text.Length switch
    {
        RppsLength => Rpps.TryParse(text, out var rpps) ? rpps.IdNat : null,
        AdeliLength => text.All(char.IsAsciiLetterOrDigit) ? $"0{text}" : null,
        RppsLength + 1 when text[0] == '8' => Rpps.TryParse(text[1..], out var rpps) ? rpps.IdNat : null,
        > AdeliLength and <= LongestIdNat =>
            char.IsAsciiDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '/') ? text : null,
        _ => null,
    };

    private static string Short(string text, string field) =>
        text.Length <= LongestName ? text : throw Invalid(field, $"au plus {LongestName} caractères");

    private static MonEspaceSanteException Wrong(string field, string expected) =>
        Refusal.Because(Reason.IdentifiantAnnuaireInvalide, new Violation(field, expected));

    private static MonEspaceSanteException Invalid(string field, string expected) =>
        Refusal.Because(Reason.RequeteInvalide, new Violation(field, expected));
}
