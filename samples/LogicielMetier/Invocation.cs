using MonEspaceSante.LogicielMetier.Screen;

namespace MonEspaceSante.LogicielMetier;

/// <summary>Commands as the user can type them here, to be shown in hints and remedies.</summary>
internal static class Invocation
{
    private const string Project = "samples/LogicielMetier";

    private static readonly string Program =
        Directory.Exists(Project) ? $"dotnet run --project {Project} --" : "logicielmetier";

    public static string Of(string command) => $"{Program} {command}";

    /// <summary>The command, for the same sandbox.</summary>
    public static string Of(string command, Settings settings)
    {
        var server = French.Address(settings.Server);
        if (server != Settings.DefaultServer) command += $" --serveur {server}";
        if (settings.DataFolder != Settings.DefaultDataFolder) command += $" --donnees {Quoted(settings.DataFolder)}";
        return Of(command);
    }

    public static string Quoted(string path) => path.Contains(' ') ? $"\"{path}\"" : path;
}
