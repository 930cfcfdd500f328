using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MonEspaceSante.RealComponents;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>The command <c>serveur</c>, running and ready.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private readonly ForeignProcess _process;

    private SandboxProcess(ForeignProcess process, JsonElement told)
    {
        _process = process;
        Told = told;
    }

    /// <summary>What it said when it was ready.</summary>
    public JsonElement Told { get; }

    public static async Task<SandboxProcess> StartAsync(string folder, string url)
    {
        var process = Program.Start(folder, "serveur", "--serveur", url, "--json");
        using var told = JsonDocument.Parse(await process.ReadLineAsync(Program.Patience));
        return new SandboxProcess(process, told.RootElement.Clone());
    }

    /// <summary>Asks it to stop with a signal, and returns its exit code.</summary>
    public async Task<int> StopAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return (await _process.WaitAsync(Program.Patience)).ExitCode;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
