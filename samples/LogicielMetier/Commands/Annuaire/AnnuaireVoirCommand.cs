using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Annuaire;

/// <summary>Shows a professional with activities, titles and mailboxes.</summary>
internal sealed class AnnuaireVoirCommand
{
    private readonly Argument<string> _identifier = new Argument<string>("numero")
    {
        Description = "RPPS (11 chiffres), ADELI (9 caractères) ou identifiant national",
    }.RefusingOptions();

    public static Command Describe(CommandRunner runner)
    {
        var self = new AnnuaireVoirCommand();
        var command = new SectionCommand(
            Section.Directory, "voir", "Voir un professionnel : activités, titres, boîtes aux lettres.")
        {
            self._identifier,
        };
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var found = await connection.Annuaire.GetProfessionalAsync(parsed.GetRequiredValue(_identifier), cancellationToken);
        output.Answer(AnnuaireAnswers.Of(found));
        output.Console.Write(Facts.Of(AnnuaireAnswers.Facts(found)));
    }
}
