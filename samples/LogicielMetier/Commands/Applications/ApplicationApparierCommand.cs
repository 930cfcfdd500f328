using System.CommandLine;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Exchanges the code that a patient gives for what opens the grant.</summary>
internal sealed class ApplicationApparierCommand
{
    private readonly Argument<string> _application = ApplicationArgument.New();
    private readonly Argument<string> _code = new Argument<string>("code")
    {
        Description = "Code d'appairage, donné par « catalogue autoriser »",
    }.RefusingOptions();

    private readonly GrantKeyFile _key = new();

    public static Command Describe(CommandRunner runner)
    {
        var self = new ApplicationApparierCommand();
        var command = new SectionCommand(
            Section.Applications, "apparier", "Échanger le code d'un patient contre la clé de son consentement, une fois.")
        {
            self._application, self._code,
        };
        self._key.AddTo(command);
        runner.Handle(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, Settings settings, Output output, CancellationToken cancellationToken)
    {
        using var connection = await ApplicationConnection.OpenAsync(settings, cancellationToken);
        var paired = await connection.Client.PairAsync(
            parsed.GetRequiredValue(_application), parsed.GetRequiredValue(_code), cancellationToken);
        await _key.WriteAsync(parsed, paired.Key, cancellationToken);
        output.Answer(CatalogueAnswers.Of(paired.Grant));
        output.Console.Write(Facts.Of(CatalogueAnswers.Facts(paired.Grant)));
    }
}
