using System.CommandLine;
using MonEspaceSante.LogicielMetier.Commands.Comptes;
using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier.Commands.Espace;

/// <summary>Blocks a professional, or lifts the block.</summary>
internal sealed class CompteBloquerCommand
{
    private readonly Argument<string> _psIdNat = new Argument<string>("professionnel")
    {
        Description = "Identifiant national (PS_IdNat), donné par « compte professionnels »",
    }.RefusingOptions();

    private readonly Option<bool> _lift = new("--lever") { Description = "Lever le blocage ; aucune autorisation n'est rendue" };

    public static Command Describe(CommandRunner runner)
    {
        var self = new CompteBloquerCommand();
        return EspaceCommand.Describe(
            runner,
            "bloquer",
            "Bloquer un professionnel : il n'a plus aucun accès, même en urgence.",
            self.RunAsync,
            self._psIdNat,
            self._lift);
    }

    private async Task RunAsync(PersonVisit visit)
    {
        var psIdNat = visit.Parsed.GetRequiredValue(_psIdNat);
        var decided = visit.Get(_lift)
            ? await visit.Espace.UnblockAsync(visit.Patient, psIdNat, requestId: null, visit.CancellationToken)
            : await visit.Espace.BlockAsync(visit.Patient, psIdNat, requestId: null, visit.CancellationToken);
        visit.Output.Answer(DossierAnswers.Of(decided));
        visit.Output.Console.Write(DossierTables.OfAuthorizations([decided]));
    }
}
