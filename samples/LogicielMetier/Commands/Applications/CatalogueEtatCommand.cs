using System.CommandLine;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Suspends an application, withdraws it for good, or takes it back.</summary>
internal sealed class CatalogueEtatCommand(bool isSuspension)
{
    private readonly Argument<string> _application = ApplicationArgument.New();

    private readonly Option<string> _reason = new Option<string>("--motif")
    {
        Description = "Pourquoi ; les patients le lisent",
        HelpName = "texte",
    }.RefusingEmpty();

    private readonly Option<bool> _forGood = new("--definitif")
    {
        Description = "Retirer l'application pour toujours : les autorisations qu'elle a prennent fin",
    };

    public static Command Suspend(CommandRunner runner)
    {
        var self = new CatalogueEtatCommand(isSuspension: true);
        var command = self.Describe(
            runner, "suspendre", "Suspendre une application : elle ne lit ni n'écrit plus rien (--carte operateur --indirecte).");
        command.Options.Add(self._reason);
        command.Options.Add(self._forGood);
        command.Require(self._reason);
        return command;
    }

    public static Command TakeBack(CommandRunner runner) => new CatalogueEtatCommand(isSuspension: false).Describe(
        runner, "retablir", "Rétablir une application suspendue (--carte operateur --indirecte).");

    private SectionCommand Describe(CommandRunner runner, string name, string description)
    {
        var command = new SectionCommand(Section.Operator, name, description) { _application };
        runner.Handle(command, RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var status = !isSuspension ? ApplicationStatus.Referencee
            : parsed.GetValue(_forGood) ? ApplicationStatus.Retiree
            : ApplicationStatus.Suspendue;
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var application = await connection.Referencement.SetStatusAsync(
            parsed.GetRequiredValue(_application),
            status,
            isSuspension ? parsed.GetRequiredValue(_reason) : "",
            requestId: null,
            cancellationToken);
        output.Answer(CatalogueAnswers.Of(application));
        output.Console.Write(Facts.Of(CatalogueAnswers.Facts(application)));
    }
}
