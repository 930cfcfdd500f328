using System.Diagnostics;
using System.Text.Json;
using MonEspaceSante.RealComponents;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>The real program, run as its users run it.</summary>
internal static class Program
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "logicielmetier.dll");

    public static Task<ProcessResult> RunAsync(string folder, params string[] arguments) =>
        ForeignProcess.RunAsync(Command(folder, arguments), Patience);

    public static ForeignProcess Start(string folder, params string[] arguments) =>
        ForeignProcess.Start(Command(folder, arguments));

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
