using System.CommandLine;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Deposits a document for the patient.</summary>
internal sealed class ApplicationDeposerCommand
{
    private readonly Argument<string> _file = new Argument<string>("fichier")
    {
        Description = "Document CDA R2 d'un type réservé aux patients (DOCPAT)",
    }.RefusingOptions();

    public static Command Describe(CommandRunner runner)
    {
        var self = new ApplicationDeposerCommand();
        var command = new SectionCommand(Section.Applications, "deposer", "Déposer un document du patient.") { self._file };
        runner.HandleGranted(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(
        ParseResult parsed, GrantedClient dossier, Output output, CancellationToken cancellationToken)
    {
        var document = await InputFile.ReadAsync(
            parsed.GetRequiredValue(_file),
            cda => dossier.DepositAsync(cda, requestId: null, progress: null, cancellationToken));
        output.Answer(Answers.Deposited(document));
        output.Console.Write(Facts.Of(("Document", document.Metadata.Title), ("Identifiant", document.UniqueId)));
    }
}
