using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Takes back what an application was let do.</summary>
internal sealed class CatalogueRetirerCommand
{
    private readonly SignInOptions _person = new();
    private readonly Argument<Guid> _grant = new("autorisation")
    {
        Description = "Identifiant de l'autorisation, donné par « catalogue autorisations »",
    };

    public static Command Describe(CommandRunner runner)
    {
        var self = new CatalogueRetirerCommand();
        var command = new SectionCommand(
            Section.Applications, "retirer", "Retirer une autorisation : ce que l'application a en cours s'arrête.")
        {
            self._grant,
        };
        self._person.AddTo(command);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var signedIn = _person.Read(parsed, settings);
        using var person = await PersonConnection.OpenAsync(settings, cancellationToken);
        await person.Compte.SignInAsync(
            signedIn,
            async _ =>
            {
                var revoked = await person.Catalogue.RevokeAsync(
                    signedIn.About, parsed.GetRequiredValue(_grant), requestId: null, cancellationToken);
                output.Answer(CatalogueAnswers.Of(revoked));
                output.Console.Write(Facts.Of(CatalogueAnswers.Facts(revoked)));
            },
            cancellationToken);
    }
}
