using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Sdk.Testing;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Sandbox;

/// <summary>Finds the code of a card. Only that of the sandbox's own cards is known to all.</summary>
internal static class CarteCode
{
    public static async Task<string> FindAsync(string file, Settings settings, CancellationToken cancellationToken) =>
        settings.Code is null && IsOfSandbox(file, settings.DataFolder)
            ? SandboxFiles.Pin
            : await DemandAsync(Path.GetFileName(file), settings, cancellationToken);

    /// <summary>The code that somebody told, or else types now.</summary>
    /// <param name="carte">What the user knows the card by.</param>
    /// <param name="settings">What was told.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<string> DemandAsync(string carte, Settings settings, CancellationToken cancellationToken)
    {
        if (settings.Code is { } given) return given;
        // A try with a code that nobody typed would count among the three errors that block a card.
        return settings.MayAsk && Consoles.Error.Profile.Capabilities.Interactive
            ? await AskAsync(carte, cancellationToken)
            : throw LocalRefusal.NoCode(carte);
    }

    private static bool IsOfSandbox(string file, string dataFolder) =>
        Path.GetFullPath(file)
            == Path.GetFullPath(SandboxFiles.Carte(dataFolder, Path.GetFileNameWithoutExtension(file)));

    // On the error output: the other may be going to a file.
    private static Task<string> AskAsync(string carte, CancellationToken cancellationToken) =>
        new TextPrompt<string>($"Code porteur de la carte « {Markup.Escape(carte)} » :")
            .Secret(null)
            .ShowAsync(Consoles.Error, cancellationToken);
}
