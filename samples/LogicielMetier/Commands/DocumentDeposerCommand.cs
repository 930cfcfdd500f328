using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Files;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>Deposits a clinical document. Its header tells all but to whom it is shown.</summary>
internal sealed class DocumentDeposerCommand
{
    private readonly Argument<string> _file = new Argument<string>("fichier")
    {
        Description = "Document médical au format CDA R2",
    }.RefusingOptions();

    private readonly Option<string> _patient = new Option<string>("--ins")
    {
        Description = "Matricule INS du patient ; sans cette option, celui que le document désigne",
        HelpName = "matricule",
    }.RefusingEmpty();

    private readonly Option<bool> _hiddenFromProfessionals = new("--masque-ps")
    {
        Description = "Masquer le document aux professionnels, hors son auteur et le médecin traitant",
    };

    private readonly Option<bool> _hiddenFromPatient = new("--invisible-patient")
    {
        Description = "Ne pas montrer le document au patient avant qu'il lui ait été annoncé",
    };

    private readonly Option<bool> _hiddenFromRepresentatives = new("--invisible-representants")
    {
        Description = "Ne pas montrer le document aux représentants légaux d'un mineur",
    };

    public static Command Describe(CommandRunner runner)
    {
        var self = new DocumentDeposerCommand();
        var command = new Command(
            "deposer", "Déposer un document dans le DMP. Sans option de visibilité, il est visible par tous.")
        {
            self._file,
            self._patient,
            self._hiddenFromProfessionals,
            self._hiddenFromPatient,
            self._hiddenFromRepresentatives,
        };
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(
        ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var path = parsed.GetRequiredValue(_file);
        var visibility = new Visibility(
            !parsed.GetValue(_hiddenFromProfessionals),
            !parsed.GetValue(_hiddenFromPatient),
            !parsed.GetValue(_hiddenFromRepresentatives));
        var document = await InputFile.ReadAsync(path, async file =>
        {
            var patient = await PatientAsync(parsed, settings, file, cancellationToken);
            await using var connection = await Connection.OpenAsync(settings, cancellationToken);
            return await Deposit.RunAsync(connection, patient, file, visibility, output.Console, cancellationToken);
        });
        output.Answer(Answers.Deposited(document));
        output.Console.Done("Document déposé");
        output.Console.Write(Facts.Of(Describe(document)));
        output.Console.Suggest(
            "Et maintenant :", settings, $"document lister --ins {document.Metadata.Patient.Matricule}");
    }

    private async Task<Ins> PatientAsync(
        ParseResult parsed, Settings settings, FileStream file, CancellationToken cancellationToken) =>
        parsed.GetValue(_patient) is { } matricule
            ? PatientArgument.Read(matricule, settings)
            : await NamedPatient.ReadAsync(file, cancellationToken);

    private static IEnumerable<(string, string)> Describe(Document document) =>
    [
        ("Document", $"{document.Metadata.Title} ({French.Size(document.Size)})"),
        ("Type", French.Type(document.Metadata)),
        ("Patient", French.Matricule(document.Metadata.Patient)),
        ("Visibilité", French.Readers(document.Visibility)),
        ("Identifiant", document.UniqueId),
    ];
}
