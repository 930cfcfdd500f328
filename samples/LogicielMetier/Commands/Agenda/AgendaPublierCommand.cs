using System.CommandLine;
using MonEspaceSante.Agenda;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Publishes slots, one after another.</summary>
internal sealed class AgendaPublierCommand
{
    private readonly WhenOptions _when = new();
    private readonly Option<RendezVousKind> _kind = KindOption.New();
    private readonly Option<string> _title = new Option<string>("--titre")
    {
        Description = "Objet des créneaux, que les patients lisent",
        HelpName = "titre",
    }.RefusingEmpty();

    private readonly Option<int?> _places = CountOption.New("--places", "Patients à la fois (par défaut : 1)", most: 100);
    private readonly Option<int?> _count = CountOption.New("--nombre", "Créneaux à la suite (par défaut : 1)", most: 100);

    public static Command Describe(CommandRunner runner)
    {
        var self = new AgendaPublierCommand();
        var command = AgendaCommand.Describe(
            runner,
            "publier",
            "Publier des créneaux que les patients réservent (bac à sable, sans source nationale).",
            self.RunAsync,
            [.. self._when.All, self._kind, self._title, self._places, self._count]);
        command.Require(self._title);
        self._when.RequireIn(command);
        return command;
    }

    private async Task RunAsync(AgendaVisit visit)
    {
        var (start, duration) = (_when.Start(visit.Parsed), _when.Duration(visit.Parsed));
        var asked = Enumerable.Range(0, visit.Get(_count) ?? 1).Select(rank => new Creneau
        {
            Kind = KindOption.Read(visit.Parsed, _kind),
            Title = visit.Require(_title),
            Start = start with { Local = start.Local + (rank * duration) },
            Duration = duration,
            Capacity = visit.Get(_places) ?? 1,
        });
        var published = await visit.Agenda.PublishAsync(
            asked, allowDoubleBooking: false, requestId: null, visit.CancellationToken);
        visit.Output.Answer(published.Select(AgendaAnswers.Of));
        visit.Output.Console.Done("Créneaux publiés");
        visit.Output.Console.Write(AgendaTables.OfCreneaux(published));
    }
}
