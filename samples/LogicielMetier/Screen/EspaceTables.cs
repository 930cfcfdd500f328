using System.Globalization;
using MonEspaceSante.Compte;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>A person's space, in tables.</summary>
internal static class EspaceTables
{
    public static Table OfProfil(ProfilMedical profil)
    {
        var table = DossierTables.Columns("N°", "Rubrique", "Ligne");
        foreach (var (rank, line) in profil.Lines.Index())
        {
            table.AddRow(
                new Text((rank + 1).ToString(CultureInfo.CurrentCulture)), new Text(Of(line.Section)), new Text(Of(line)));
        }

        return table;
    }

    public static Table OfNotifications(IEnumerable<Notification> notifications)
    {
        var table = DossierTables.Columns("Quand", "Quoi", "Qui", "Lue");
        foreach (var told in notifications)
        {
            table.AddRow(
                new Text(French.Instant(told.Time)),
                new Text(told.Text ?? Of(told.Kind)),
                new Text(told.Trace is { } trace ? DossierFacts.Who(trace) : ""),
                new Text(told.IsRead ? "oui" : "non"));
        }

        return table;
    }

    private static string Of(ProfilLine line) => (line.Since, line.Until) switch
    {
        (null, null) => line.Text,
        (var since, null) => $"{line.Text} (depuis {since})",
        (null, var until) => $"{line.Text} (jusqu'à {until})",
        var (since, until) => $"{line.Text} (de {since} à {until})",
    };

    private static string Of(ProfilSection section) => section switch
    {
        ProfilSection.Antecedents => "Antécédents",
        ProfilSection.Allergies => "Allergies",
        ProfilSection.Traitements => "Traitements",
        _ => "Autre",
    };

    private static string Of(NotificationKind kind) => kind switch
    {
        NotificationKind.Document => "Nouveau document",
        NotificationKind.Consultation => "Consultation du dossier",
        NotificationKind.Urgence => "Accès en urgence",
        NotificationKind.Message => "Message",
        NotificationKind.Autorisation => "Autorisation modifiée",
        NotificationKind.Securite => "Identifiants remplacés",
        NotificationKind.RendezVous => "Rendez-vous",
        NotificationKind.Rappel => "Rappel",
        _ => "Autre",
    };
}
