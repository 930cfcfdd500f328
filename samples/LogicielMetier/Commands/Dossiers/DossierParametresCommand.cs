using System.CommandLine;
using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Dossiers;

/// <summary>Shows the national parameters that a practice software follows.</summary>
internal static class DossierParametresCommand
{
    public static Command Describe(CommandRunner runner)
    {
        var command = new SectionCommand(
            Section.Context, "parametres", "Afficher les paramètres nationaux : majorité, mineurs, cumul des masques.");
        runner.Handle(command, (_, settings, output, cancellation) => RunAsync(settings, output, cancellation));
        return command;
    }

    private static async Task RunAsync(Settings settings, Output output, CancellationToken cancellationToken)
    {
        if (settings.Access.NeedsPatient) throw LocalRefusal.AccessNeedsPatient();
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var parameters = await connection.Dossiers.GetParametersAsync(cancellationToken);
        output.Answer(new
        {
            parameters.AgeOfMajority,
            MinorsFunctions = parameters.HasMinorsFunctions,
            parameters.MasksMayCumulate,
            Production = parameters.IsProduction,
        });
        output.Console.Write(Facts.Of(
            ("Majorité", $"{parameters.AgeOfMajority} ans"),
            ("Mineurs", parameters.HasMinorsFunctions ? "fonctions actives" : "fonctions inactives"),
            ("Cumul des masques", parameters.MasksMayCumulate ? "permis" : "interdit"),
            ("Environnement", parameters.IsProduction ? "production" : "test")));
    }
}
