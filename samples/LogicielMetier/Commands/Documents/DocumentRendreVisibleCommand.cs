using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Access;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Shows a document to the patient or to the legal representatives, for ever.</summary>
internal sealed class DocumentRendreVisibleCommand
{
    private readonly Option<bool> _patient = new("--patient")
    {
        Description = "Au patient, une fois le document annoncé",
    };

    private readonly Option<bool> _representatives = new("--representants")
    {
        Description = "Aux représentants légaux d'un mineur",
    };

    private readonly Confirmation _confirmation = new();

    public static Command Describe(CommandRunner runner)
    {
        var self = new DocumentRendreVisibleCommand();
        var command = LifeCycleCommand.Describe(
            runner,
            "rendre-visible",
            "Montrer un document au patient ou à ses représentants légaux, sans retour possible (TD3.3b).",
            "Document rendu visible",
            self.ShowAsync);
        command.Options.Add(self._patient);
        command.Options.Add(self._representatives);
        self._confirmation.AddTo(command);
        command.Validators.Add(result =>
        {
            if (!result.Tells(self._patient) && !result.Tells(self._representatives))
                result.AddError("Indiquez à qui : --patient, --representants, ou les deux.");
        });
        return command;
    }

    private Task<Document> ShowAsync(Visit visit, string uniqueId)
    {
        var asks = _confirmation.IsToAsk(visit);
        return LifeCycleCommand.ShowAsync(
            visit,
            uniqueId,
            visibility => visibility with
            {
                Patient = visibility.Patient || visit.Get(_patient),
                LegalRepresentatives = visibility.LegalRepresentatives || visit.Get(_representatives),
            },
            document => asks
                ? Confirmation.AskAsync(Question(visit), LifeCycleCommand.Describe(document), visit)
                : Task.CompletedTask);
    }

    private string Question(Visit visit) => (visit.Get(_patient), visit.Get(_representatives)) switch
    {
        (true, true) => "Montrer ce document au patient et à ses représentants légaux ?",
        (true, _) => "Montrer ce document au patient ?",
        _ => "Montrer ce document aux représentants légaux ?",
    };
}
