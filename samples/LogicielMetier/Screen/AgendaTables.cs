using System.Globalization;
using MonEspaceSante.Agenda;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>Agendas, in tables.</summary>
internal static class AgendaTables
{
    public static Table OfTimes(IEnumerable<RendezVousTime> times)
    {
        var table = DossierTables.Columns("Quand", "Quoi", "Avec", "État", "Identifiant");
        foreach (var time in times)
        {
            table.AddRow(
                new Text($"{French.Instant(time.Start)} - {French.Hour(time.End)}"),
                new Text(time.RendezVous.Title),
                new Text(With(time.RendezVous)),
                new Text(Word(time.RendezVous.Status)),
                new Text(time.RendezVous.Id));
        }

        return table;
    }

    public static Table OfCreneaux(IEnumerable<Creneau> creneaux)
    {
        var table = DossierTables.Columns("Quand", "Quoi", "Places", "Identifiant");
        foreach (var creneau in creneaux)
        {
            table.AddRow(
                new Text($"{French.Instant(creneau.StartTime!.Value)} - {French.Hour(creneau.EndTime!.Value)}"),
                new Text(creneau.Title),
                new Text(creneau.IsBusy ? "occupé" : Places(creneau)),
                new Text(creneau.Id));
        }

        return table;
    }

    public static Table OfRappels(IEnumerable<Rappel> rappels)
    {
        var table = DossierTables.Columns("Quand", "Quoi", "État", "Source");
        foreach (var rappel in rappels)
        {
            table.AddRow(
                new Text(rappel.Kind == RappelKind.RendezVous ? French.Instant(rappel.DueTime) : French.Day(rappel.DueTime)),
                new Text(rappel.Title),
                new Text(Word(rappel.Status)),
                new Text(rappel.IsAssumption ? "hypothèse, à vérifier" : rappel.Source ?? ""));
        }

        return table;
    }

    public static (string Label, string Value)[] FactsOf(RendezVous told) =>
    [
        ("Rendez-vous", told.Title),
        ("Quand", told.StartTime is { } start ? $"{French.Instant(start)} ({told.Start.TimeZone})" : ""),
        ("Où", told.Place),
        ("État", Word(told.Status)),
        ("Identifiant", told.Id),
    ];

    public static string Word(AgendaChangeKind kind) => kind switch
    {
        AgendaChangeKind.Cree => "créé",
        AgendaChangeKind.Modifie => "modifié",
        AgendaChangeKind.Annule => "annulé",
        _ => "autre",
    };

    private static string Word(RendezVousStatus status) => status switch
    {
        RendezVousStatus.Prevu => "prévu",
        RendezVousStatus.Annule => "annulé",
        _ => "autre",
    };

    private static string Word(RappelStatus status) => status switch
    {
        RappelStatus.AVenir => "à venir",
        RappelStatus.AFaire => "à faire",
        RappelStatus.Planifie => "planifié",
        RappelStatus.Fait => "fait",
        _ => "autre",
    };

    private static string With(RendezVous told) =>
        told.Professional is { } professional ? French.Name(professional.Name) : told.Structure?.Name ?? "";

    private static string Places(Creneau creneau) => string.Create(
        CultureInfo.CurrentCulture, $"{creneau.Remaining} sur {creneau.Capacity}");
}
