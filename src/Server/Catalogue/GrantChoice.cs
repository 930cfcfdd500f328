using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Catalogue;

/// <summary>Scopes, or purposes, that somebody chose: kept as a bit each.</summary>
internal static class GrantChoice
{
    /// <summary>Demands one at least, and none that is unknown.</summary>
    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static void Demand<T>(IReadOnlyCollection<T> chosen, string field)
        where T : struct, Enum
    {
        if (chosen.Count == 0) throw Refusal.Because(Reason.RequeteInvalide, new Violation(field, "un choix au moins attendu"));
        if (chosen.Any(choice => !Known<T>().Contains(choice)))
            throw Refusal.Because(Reason.RequeteInvalide, new Violation(field, "choix inconnu"));
    }

    public static long ToBits<T>(IEnumerable<T> chosen)
        where T : struct, Enum => chosen.Aggregate(0L, (bits, choice) => bits | Bit(choice));

    public static IEnumerable<T> OfBits<T>(long bits)
        where T : struct, Enum => Known<T>().Where(choice => (bits & Bit(choice)) != 0);

    private static IEnumerable<T> Known<T>()
        where T : struct, Enum => Enum.GetValues<T>().Where(choice => Number(choice) != 0);

    private static long Bit<T>(T choice)
        where T : struct, Enum => 1L << Number(choice);

    private static int Number<T>(T choice)
        where T : struct, Enum => Convert.ToInt32(choice, null);
}
