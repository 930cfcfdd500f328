using System.Diagnostics;
using System.Text.Json;
using MonEspaceSante.RealComponents;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>The real program, run as its users run it.</summary>
internal static class Program
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const string Terminal = "/usr/bin/script";

    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "logicielmetier.dll");

    public static Task<ProcessResult> RunAsync(string folder, params string[] arguments) =>
        ForeignProcess.RunAsync(Command(folder, arguments), Patience);

    public static ForeignProcess Start(string folder, params string[] arguments) =>
        ForeignProcess.Start(Command(folder, arguments));

    /// <summary>Runs the program in a terminal of its own, which shows both outputs.</summary>
    public static async Task<ProcessResult> TypeAsync(string folder, string typed, params string[] arguments)
    {
        await using var terminal = StartInTerminal(folder, arguments);
        await terminal.Input.WriteAsync(typed);
        await terminal.Input.FlushAsync();
        return await terminal.WaitAsync(Patience);
    }

    /// <summary>Starts the program in a terminal of its own.</summary>
    public static ForeignProcess StartInTerminal(string folder, params string[] arguments)
    {
        RealComponent.Require(File.Exists(Terminal), "needs script, of util-linux, for a terminal");
        // Through whatever shell `script` takes: an interruption is for the program alone.
        var line = "exec " + string.Join(' ', arguments.Prepend(Path).Prepend("dotnet").Select(word => $"'{word}'"));
        var command = new ProcessStartInfo(Terminal) { WorkingDirectory = folder };
        foreach (var argument in (string[])["--quiet", "--return", "--command", line, "/dev/null"])
            command.ArgumentList.Add(argument);
        command.Environment["TERM"] = "xterm";
        return ForeignProcess.Start(command);
    }

    /// <summary>The one object or array that a script reads.</summary>
    public static JsonElement Json(this ProcessResult result)
    {
        using var document = JsonDocument.Parse(result.Output);
        return document.RootElement.Clone();
    }

    private static ProcessStartInfo Command(string folder, string[] arguments)
    {
        var command = new ProcessStartInfo("dotnet") { WorkingDirectory = folder };
        command.ArgumentList.Add(Path);
        foreach (var argument in arguments) command.ArgumentList.Add(argument);
        return command;
    }
}
