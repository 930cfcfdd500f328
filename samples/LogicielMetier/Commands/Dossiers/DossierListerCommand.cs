using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>Lists the dossiers that the holder of the card may read.</summary>
internal sealed class DossierListerCommand
{
    private const int DefaultDays = 30;

    private readonly Option<DateTimeOffset?> _since =
        DateOption.New("--depuis", $"Depuis quand (par défaut : {DefaultDays} jours)");

    private readonly Option<DossierDate> _date = ChoiceOption.New(
        "--par",
        "Date qui compte (par défaut : autorisation)",
        ("autorisation", DossierDate.LastAuthorization),
        ("document", DossierDate.LastDocument));

    public static Command Describe(CommandRunner runner)
    {
        var self = new DossierListerCommand();
        var command = new SectionCommand(
            Section.Authorizations,
            "lister",
            "Lister mes dossiers, par dernière autorisation ou dernier document (TD0.4).")
        {
            self._since, self._date,
        };
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        if (settings.Access.NeedsPatient) throw LocalRefusal.AccessNeedsPatient();
        var since = parsed.GetValue(_since) ?? TimeProvider.System.GetLocalNow().AddDays(-DefaultDays);
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var dossiers = await connection.Dossiers
            .ListAsync(since, parsed.GetValue(_date), cancellationToken)
            .ToListAsync(cancellationToken);
        output.Answer(dossiers.Select(DossierAnswers.Of));
        if (dossiers.Count == 0) output.Console.WriteLine($"Aucun dossier depuis le {French.Day(since)}.");
        else output.Console.Write(DossierTables.OfListed(dossiers));
    }
}
