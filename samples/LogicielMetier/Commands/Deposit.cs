using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.LogicielMetier.Screen;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>Deposits one file while a bar shows how far it is.</summary>
internal static class Deposit
{
    public static async Task<Document> RunAsync(
        Connection connection,
        Ins patient,
        FileStream file,
        Visibility visibility,
        IAnsiConsole console,
        CancellationToken cancellationToken)
    {
        var submission = await Transfer.ShowAsync(console, "Dépôt", file.Length, progress => connection.Dmp.SubmitAsync(
            patient, file, visibility, new SubmitOptions { Progress = progress }, cancellationToken));
        return submission.Documents[0];
    }
}
