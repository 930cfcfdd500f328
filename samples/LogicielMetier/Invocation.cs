using MonEspaceSante.Identity;
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

    /// <summary>The command, for the same sandbox, by the same card, on the same patient.</summary>
    public static string AsBefore(string command, Settings settings)
    {
        if (settings.Carte != Settings.DefaultCarte) command += $" --carte {Quoted(settings.Carte)}";
        if (settings.Oid != InsOid.NirTest) command += $" --oid {settings.Oid}";
        foreach (var option in settings.Access.Retyped) command += $" {option}";
        return Of(command, settings);
    }

    public static string Quoted(string path) => path.Contains(' ') ? $"\"{path}\"" : path;
}
