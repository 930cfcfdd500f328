using System.CommandLine;
using MonEspaceSante.Agenda;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Agenda;

/// <summary>Makes an appointment, or a series.</summary>
internal sealed class AgendaPrendreCommand
{
    private readonly Option<string> _patient = PatientArgument.New();
    private readonly WhenOptions _when = new();
    private readonly Option<RendezVousKind> _kind = KindOption.New();
    private readonly Option<string> _title = new Option<string>("--titre")
    {
        Description = "Objet du rendez-vous, que le patient lit",
        HelpName = "titre",
    }.RefusingEmpty();

    private readonly Option<string> _place = new Option<string>("--lieu") { Description = "Lieu", HelpName = "lieu" }.RefusingEmpty();
    private readonly Option<string> _rule = new Option<string>("--repeter")
    {
        Description = "Règle de répétition (RFC 5545), bornée : par exemple « FREQ=WEEKLY;COUNT=6 »",
        HelpName = "règle",
    }.RefusingEmpty();

    private readonly Option<int[]> _reminders = new("--rappel")
    {
        Description = "Rappeler le patient tant de minutes avant ; jusqu'à cinq fois",
        HelpName = "minutes",
    };

    private readonly Option<bool> _double = new("--accepter-conflit")
    {
        Description = "Accepter deux rendez-vous à la fois",
    };

    private readonly Option<string> _professionnel = ProfessionnelOption.New();

    public static Command Describe(CommandRunner runner)
    {
        var self = new AgendaPrendreCommand();
        var command = AgendaCommand.Describe(
            runner,
            "prendre",
            "Donner un rendez-vous à un patient, une fois ou en série ; le patient est prévenu.",
            self.RunAsync,
            [
                self._patient, .. self._when.All, self._kind, self._title, self._place, self._rule, self._reminders,
                self._double, self._professionnel,
            ]);
        command.Require(self._patient);
        command.Require(self._title);
        self._when.RequireIn(command);
        return command;
    }

    private async Task RunAsync(AgendaVisit visit)
    {
        var kept = await visit.Agenda.CreateAsync(
            new RendezVous
            {
                Patient = visit.Patient(_patient),
                Kind = KindOption.Read(visit.Parsed, _kind),
                Title = visit.Require(_title),
                Start = _when.Start(visit.Parsed),
                Duration = _when.Duration(visit.Parsed),
                Place = visit.Get(_place) ?? "",
                Rule = visit.Get(_rule) is { } rule ? RecurrenceRule.Parse(rule) : null,
                Reminders = [.. (visit.Get(_reminders) ?? []).Select(minutes => TimeSpan.FromMinutes(minutes))],
            },
            visit.Get(_double),
            visit.Get(_professionnel),
            cancellationToken: visit.CancellationToken);
        visit.Output.Answer(AgendaAnswers.Of(kept));
        visit.Output.Console.Done("Rendez-vous pris");
        visit.Output.Console.Write(Facts.Of(AgendaTables.FactsOf(kept.RendezVous)));
        foreach (var conflict in kept.Conflicts)
            visit.Output.Console.WriteLine($"En même temps : {French.Instant(conflict.Start)} - {French.Hour(conflict.End)}");
    }
}
