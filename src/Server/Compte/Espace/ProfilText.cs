using System.Globalization;
using System.Text;
using MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>The medical profile as professionals read it.</summary>
internal static class ProfilText
{
    private static readonly (ProfilSection Section, string Title)[] Sections =
    [
        (ProfilSection.Antecedents, "ANTÉCÉDENTS"),
        (ProfilSection.Allergies, "ALLERGIES"),
        (ProfilSection.Traitements, "TRAITEMENTS"),
    ];

    public static string Of(IReadOnlyList<ProfilEntry> entries, DateTimeOffset now)
    {
        var text = new StringBuilder("PROFIL MÉDICAL\n");
        text.Append(CultureInfo.InvariantCulture, $"Renseigné dans Mon espace santé le {now:dd/MM/yyyy}, non vérifié.\n");
        foreach (var (section, title) in Sections)
        {
            text.Append('\n').Append(title).Append('\n');
            var told = entries.Where(entry => entry.Section == section).ToList();
            if (told.Count == 0) text.Append("Aucun renseignement.\n");
            foreach (var entry in told) text.Append("- ").Append(entry.Text).Append(Period(entry)).Append('\n');
        }

        return text.ToString();
    }

    private static string Period(ProfilEntry entry) => (entry.Since, entry.Until) switch
    {
        ("", "") => "",
        (var since, "") => $" (depuis {since})",
        ("", var until) => $" (jusqu'à {until})",
        var (since, until) => $" (de {since} à {until})",
    };
}
