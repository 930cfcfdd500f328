using System.CommandLine;
using MonEspaceSante.Errors;
using MonEspaceSante.LogicielMetier.Access;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Deletes a document logically: its author's right, even without the patient's authorisation to read.</summary>
internal sealed class DocumentSupprimerCommand
{
    private readonly Argument<string> _uniqueId = UniqueIdArgument.New();
    private readonly Confirmation _confirmation = new();

    public static Command Describe(CommandRunner runner)
    {
        var self = new DocumentSupprimerCommand();
        var command = new SectionCommand(
            Section.LifeCycle,
            "supprimer",
            "Supprimer un document dont vous êtes l'auteur, sans retour possible (TD3.3c).")
        {
            self._uniqueId,
        };
        self._confirmation.AddTo(command);
        runner.HandleVisit(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(Visit visit)
    {
        var uniqueId = visit.Parsed.GetRequiredValue(_uniqueId);
        if (_confirmation.IsToAsk(visit))
            await Confirmation.AskAsync("Supprimer ce document ?", await DescribeAsync(visit, uniqueId), visit);
        var time = await visit.Dmp.DeleteAsync(visit.Patient, uniqueId, cancellationToken: visit.CancellationToken);
        visit.Output.Answer(new { UniqueId = uniqueId, DeleteTime = time });
        visit.Output.Console.Done("Document supprimé");
        visit.Output.Console.Write(Facts.Of(("Identifiant", uniqueId), ("Supprimé le", French.Instant(time))));
    }

    // The author deletes without the patient's authorisation to read: the identifier is then all that can be shown.
    private static async Task<IEnumerable<(string, string)>> DescribeAsync(Visit visit, string uniqueId)
    {
        try
        {
            return LifeCycleCommand.Describe(await KnownDocument.FindAsync(visit, uniqueId));
        }
        catch (HabilitationDeniedException)
        {
            return [("Identifiant", uniqueId)];
        }
    }
}
