using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using MonEspaceSante.Server.Annuaire.Import;
using MonEspaceSante.Server.Reprise;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Commands;

/// <summary>What an operator asks of the program: to serve, or one of the commands by its name.</summary>
/// <param name="Name">As it is typed; empty to serve.</param>
/// <param name="Complaint">How a failure begins.</param>
/// <param name="Do">Does it, and returns the exit code.</param>
internal sealed record OperatorCommand(string Name, string Complaint, Func<ServerOptions, Task<int>> Do)
{
    private static readonly OperatorCommand[] All =
    [
        new("", "Le serveur n'a pas pu démarrer.", Serve.RunAsync),
        new("verifier-traces", "Les traces n'ont pas pu être vérifiées.", VerifierTraces.RunAsync),
        new("importer-dossiers", "Les dossiers n'ont pas pu être repris.", ImporterDossiers.RunAsync),
        new("importer-annuaire", "L'annuaire n'a pas pu être importé.", ImporterAnnuaire.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var name = arguments is [var first, ..] && !IsOption(first) ? first : "";
        if (Array.Find(All, command => command.Name == name) is not { } command)
        {
            var known = string.Join(", ", All.Select(other => other.Name).Where(other => other.Length > 0));
            return await EndAsync($"Commande inconnue : {name}. Commandes : {known}.", ExitCode.WrongUse);
        }

        try
        {
            return await command.Do(Settings.Read(name.Length == 0 ? arguments : arguments[1..]));
        }
        catch (Exception wrong) when (wrong is WrongSettingException or ParametersFileException)
        {
            return await EndAsync($"Réglage incorrect. {wrong.Message}", ExitCode.WrongUse);
        }
        catch (Exception failure) when (failure
            is DataFolderInUseException or StoreMismatchException or OperatorFileException or ImportUnderWayException
            or AnnuaireFileException)
        {
            return await EndAsync(failure.Message, ExitCode.Failed);
        }
        catch (Exception failure) when (IsOfTheSurroundings(failure))
        {
            return await EndAsync($"{command.Complaint} {failure.Message}", ExitCode.Failed);
        }
    }

    // As AddCommandLine tells options: --Port, /Port, Port=.
    private static bool IsOption(string argument) =>
        argument.StartsWith('-') || argument.StartsWith('/') || argument.Contains('=');

    private static bool IsOfTheSurroundings(Exception failure) => failure
        is IOException or DbException or DataException or CryptographicException or ArgumentException
        or UnauthorizedAccessException or OutcomeUnknownException;

    private static async Task<int> EndAsync(string complaint, int exitCode)
    {
        await Console.Error.WriteLineAsync(complaint);
        return exitCode;
    }
}
