using System.CommandLine;
using MonEspaceSante.Catalogue;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Applications;

/// <summary>Lists the measures of the patient, or adds one.</summary>
internal sealed class ApplicationMesuresCommand
{
    private readonly Option<string> _code = new Option<string>("--loinc")
    {
        Description = "Code LOINC de ce qui est mesuré, par exemple 29463-7 (poids)",
        HelpName = "code",
    }.RefusingEmpty();

    private readonly Option<decimal?> _value = new("--ajouter")
    {
        Description = "Ajouter une mesure de cette valeur, faite maintenant (avec --loinc et --unite)",
        HelpName = "valeur",
    };

    private readonly Option<string> _unit = new Option<string>("--unite")
    {
        Description = "Unité UCUM de la valeur, par exemple kg",
        HelpName = "unité",
    }.RefusingEmpty();

    public static Command Describe(CommandRunner runner)
    {
        var self = new ApplicationMesuresCommand();
        var command = new SectionCommand(Section.Applications, "mesures", "Lister les mesures du patient, ou en ajouter une.")
        {
            self._code, self._value, self._unit,
        };
        runner.HandleGranted(command, self.RunAsync);
        return command;
    }

    private async Task RunAsync(
        ParseResult parsed, GrantedClient dossier, Output output, CancellationToken cancellationToken)
    {
        var code = parsed.GetValue(_code);
        IReadOnlyList<Measure> measures = parsed.GetValue(_value) is { } value
            ? await dossier.AddMeasuresAsync(
                [new(code ?? "", value, parsed.GetValue(_unit) ?? "", TimeProvider.System.GetUtcNow())],
                requestId: null,
                cancellationToken)
            : await dossier.ListMeasures(code, cancellationToken).ToListAsync(cancellationToken);
        output.Answer(measures.Select(CatalogueAnswers.Of));
        if (measures.Count == 0) output.Console.WriteLine("Aucune mesure.");
        foreach (var measure in measures) output.Console.Write(Facts.Of(CatalogueAnswers.Facts(measure)));
    }
}
