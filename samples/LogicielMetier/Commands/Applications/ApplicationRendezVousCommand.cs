using System.CommandLine;
using MonEspaceSante.Agenda;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Commands.Agenda;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Notes an appointment of the patient.</summary>
internal sealed class ApplicationRendezVousCommand
{
    private readonly WhenOptions _when = new();
    private readonly Option<RendezVousKind> _kind = KindOption.New();
    private readonly Option<string> _title = new Option<string>("--titre")
    {
        Description = "Objet du rendez-vous, que le patient lit",
        HelpName = "titre",
    }.RefusingEmpty();

    private readonly Option<string> _place = new Option<string>("--lieu") { Description = "Lieu", HelpName = "lieu" }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new ApplicationRendezVousCommand();
        var command = new SectionCommand(
            Section.Applications, "rendez-vous", "Noter un rendez-vous du patient, qui en est prévenu ; aucun professionnel ne l'est.");
        foreach (var option in (IEnumerable<Option>)[.. self._when.All, self._kind, self._title, self._place])
            command.Options.Add(option);
        command.Require(self._title);
        self._when.RequireIn(command);
        runner.HandleGranted(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(
        ParseResult parsed, GrantedClient dossier, Output output, CancellationToken cancellationToken)
    {
        var grant = await dossier.GetGrantAsync(cancellationToken);
        var kept = await dossier.CreateRendezVousAsync(
            new RendezVous
            {
                Patient = grant.Patient,
                Kind = KindOption.Read(parsed, _kind),
                Title = parsed.GetRequiredValue(_title),
                Start = _when.Start(parsed),
                Duration = _when.Duration(parsed),
                Place = parsed.GetValue(_place) ?? "",
            },
            requestId: null,
            cancellationToken);
        output.Answer(AgendaAnswers.Of(kept));
        output.Console.Done("Rendez-vous noté");
        output.Console.Write(Facts.Of(AgendaTables.FactsOf(kept.RendezVous)));
    }
}
