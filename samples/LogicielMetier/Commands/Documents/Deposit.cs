using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands.Documents;

/// <summary>Deposits documents together while a bar shows how far they are.</summary>
internal static class Deposit
{
    public static async Task<IReadOnlyList<Document>> RunAsync(
        DmpClient dmp,
        Ins patient,
        IReadOnlyList<DocumentToSubmit> documents,
        SubmitOptions options,
        IAnsiConsole console,
        CancellationToken cancellationToken)
    {
        var size = documents.Sum(document => document.Content.Length);
        var submission = await Transfer.ShowAsync(console, "Dépôt", size, progress => dmp.SubmitAsync(
            patient, documents, options with { Progress = progress }, cancellationToken));
        return submission.Documents;
    }
}
