using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Comptes;

/// <summary>Announces the accounts of a wave.</summary>
internal sealed class OperateurAnnoncerCommand
{
    private readonly Argument<string> _phase = new Argument<string>("phase")
    {
        Description = "Phase du déploiement, par exemple generalisation-2022",
    }.RefusingOptions();

    private readonly Option<int?> _count = CountOption.New("--nombre", "Combien de comptes au plus (par défaut : 1000)");

    public static Command Describe(CommandRunner runner)
    {
        var self = new OperateurAnnoncerCommand();
        var command = new SectionCommand(Section.Operator, "annoncer", "Annoncer les comptes d'une vague de courriers.")
        {
            self._phase, self._count,
        };
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var wave = await connection.Operateur.AnnounceAsync(
            parsed.GetRequiredValue(_phase), parsed.GetValue(_count) ?? 1000, requestId: null, cancellationToken);
        output.Answer(new { wave.AnnouncedCount, wave.HasMore });
        output.Console.Write(Facts.Of(
            ("Comptes annoncés", $"{wave.AnnouncedCount:N0}"),
            ("Reste à annoncer", wave.HasMore ? "oui" : "non")));
    }
}
