using System.Globalization;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Which lines a medical profile may have.</summary>
internal static class ProfilRule
{
    private const int MostEntries = 200;
    private const int LongestText = 500;

    private static readonly string[] Dates = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static void Demand(IReadOnlyList<ProfilEntry> entries)
    {
        if (entries.Count > MostEntries) throw Fault("entries", $"au plus {MostEntries} lignes");
        foreach (var (rank, entry) in entries.Index()) Demand($"entries[{rank}]", entry);
    }

    /// <summary>The lines under the identifiers that they are known by from now on.</summary>
    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE.</exception>
    public static IEnumerable<ProfilEntry> Identify(IReadOnlyList<ProfilEntry> entries, Profil former)
    {
        var known = former.Entries.Select(entry => entry.EntryId).ToHashSet();
        foreach (var (rank, entry) in entries.Index())
        {
            // Each serves once: two lines of one identifier could not be told apart.
            if (entry.EntryId.Length > 0 && !known.Remove(entry.EntryId))
                throw Fault($"entries[{rank}].entry_id", "identifiant inconnu du profil ou répété");
            var identified = entry.Clone();
            if (entry.EntryId.Length == 0) identified.EntryId = Guid.NewGuid().ToString("D");
            yield return identified;
        }
    }

    private static void Demand(string field, ProfilEntry entry)
    {
        if (entry.Section == ProfilSection.Unspecified || !Enum.IsDefined(entry.Section))
            throw Fault($"{field}.section", "rubrique attendue");
        if (string.IsNullOrWhiteSpace(entry.Text) || entry.Text.Length > LongestText || entry.Text.Any(char.IsControl))
            throw Fault($"{field}.text", $"de 1 à {LongestText} caractères sur une ligne");
        DemandDate($"{field}.since", entry.Since);
        DemandDate($"{field}.until", entry.Until);
        // Told to the year only, both are compared as far as the less precise one goes.
        var precision = Math.Min(entry.Since.Length, entry.Until.Length);
        if (string.CompareOrdinal(entry.Since[..precision], entry.Until[..precision]) > 0)
            throw Fault($"{field}.until", "fin avant le début");
    }

    private static void DemandDate(string field, string date)
    {
        if (date.Length > 0
            && !DateOnly.TryParseExact(date, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw Fault(field, "AAAA, AAAA-MM ou AAAA-MM-JJ attendu");
    }

    private static MonEspaceSanteException Fault(string field, string expected) =>
        Refusal.Because(Reason.RequeteInvalide, new Violation(field, expected));
}
