using System.CommandLine;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>Finds a dossier by traits, for a medical regulation centre.</summary>
internal sealed class DossierChercherCommand
{
    private readonly TraitOptions _traits = new();

    private readonly Option<bool> _approximate = new("--approche")
    {
        Description = "Chercher aussi les noms qui se prononcent ou s'écrivent presque ainsi",
    };

    public static Command Describe(CommandRunner runner)
    {
        var self = new DossierChercherCommand();
        var command = new SectionCommand(
            Section.Context, "chercher", "Chercher un patient par ses traits, au centre 15 seulement (TD0.5).");
        self._traits.AddTo(command);
        self._traits.RequireNameOrBirth(command);
        command.Options.Add(self._approximate);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        if (settings.Access.NeedsPatient) throw LocalRefusal.AccessNeedsPatient();
        var search = _traits.Read(parsed).ToSearch(parsed.GetValue(_approximate));
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var candidates = await connection.Dossiers.SearchAsync(search, cancellationToken);
        output.Answer(candidates.Select(DossierAnswers.Of));
        if (candidates.Count == 0) output.Console.WriteLine("Aucun dossier ne correspond.");
        else output.Console.Write(DossierTables.OfCandidates(candidates));
    }
}
