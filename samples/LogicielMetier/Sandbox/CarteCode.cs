using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Sdk.Testing;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Sandbox;

/// <summary>Finds the code of a card. Only that of the sandbox's own cards is known to all.</summary>
internal static class CarteCode
{
    public static async Task<string> FindAsync(string file, Settings settings, CancellationToken cancellationToken)
    {
        if (FindKnown(file, settings) is { } known) return known;
        // A try with a code that nobody typed would count among the three errors that block a card.
        return settings.MayAsk && Consoles.Error.Profile.Capabilities.Interactive
            ? await AskAsync(file, cancellationToken)
            : throw LocalRefusal.NoCode(file);
    }

    /// <summary>The code, when nobody has to be asked for it. Null otherwise.</summary>
    public static string? FindKnown(string file, Settings settings) =>
        settings.Code ?? (IsOfSandbox(file, settings.DataFolder) ? SandboxFiles.Pin : null);

    private static bool IsOfSandbox(string file, string dataFolder) =>
        Path.GetFullPath(file)
            == Path.GetFullPath(SandboxFiles.Carte(dataFolder, Path.GetFileNameWithoutExtension(file)));

    // On the error output: the other may be going to a file.
    private static Task<string> AskAsync(string file, CancellationToken cancellationToken) =>
        new TextPrompt<string>($"Code porteur de la carte « {Markup.Escape(Path.GetFileName(file))} » :")
            .Secret(null)
            .ShowAsync(Consoles.Error, cancellationToken);
}
