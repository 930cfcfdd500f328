using System.CommandLine;
using MonEspaceSante.Dmp;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>Tells whether a patient has a DMP, and in which state.</summary>
internal static class DossierOuvrirCommand
{
    public static Command Describe(CommandRunner runner)
    {
        var patient = PatientArgument.New();
        var command = new Command("ouvrir", "Dire si le patient a un DMP, et dans quel état.") { patient };
        command.Require(patient);
        runner.Handle(command, (parsed, settings, output, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(patient), settings, output, cancellationToken));
        return command;
    }

    private static async Task RunAsync(
        string matricule, Settings settings, Output output, CancellationToken cancellationToken)
    {
        var patient = PatientArgument.Read(matricule, settings);
        await using var connection = await Connection.OpenAsync(settings, cancellationToken);
        var dossier = await connection.Dossiers.CheckAsync(patient, cancellationToken: cancellationToken);
        output.Answer(Answers.Of(dossier));
        output.Console.Write(Facts.Of(Describe(dossier)));
    }

    private static IEnumerable<(string, string)> Describe(Dossier dossier)
    {
        yield return ("Patient", French.Matricule(dossier.Patient));
        yield return ("DMP", State(dossier));
        if (dossier.ClosingReason is { } reason) yield return ("Motif", reason);
        if (dossier.Status != DossierStatus.Actif)
            yield return ("Que faire", "Remettez les documents au patient par un autre moyen.");
    }

    private static string State(Dossier dossier) => dossier switch
    {
        { Status: DossierStatus.Actif, IsAttachedToMonEspaceSante: true } => "ouvert, rattaché à Mon espace santé",
        { CloseTime: { } time } => $"fermé le {French.Day(time)}",
        _ => French.Status(dossier.Status),
    };
}
