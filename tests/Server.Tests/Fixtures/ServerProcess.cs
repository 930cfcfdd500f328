using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using MonEspaceSante.Cps;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A server in a process of its own, as an operator starts it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string ListeningOn = "MonEspaceSante écoute sur ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _dataFolder;
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly Task _ended;
    private bool _isDisposed;

    private ServerProcess(string dataFolder, IEnumerable<string> settings)
    {
        _dataFolder = dataFolder;
        var command = new ProcessStartInfo("dotnet", [typeof(ServerHost).Assembly.Location, .. settings])
        {
            WorkingDirectory = dataFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        _process = Process.Start(command)!;
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        _ended = ReadToEndAsync();
    }

    public int Id => _process.Id;

    public Uri Url { get; private set; } = null!;

    /// <summary>Completes when the server takes calls; fails when it ends first.</summary>
    public Task Listening => _listening.Task;

    /// <summary>What the server logged as errors, and all it wrote on standard error.</summary>
    public IEnumerable<string> Complaints => _complaints;

    /// <summary>Starts a server; it takes calls when the task completes.</summary>
    public static async Task<ServerProcess> StartAsync(
        string dataFolder, string? postgres, params IReadOnlyList<string> settings)
    {
        var server = Launch(dataFolder, postgres, settings);
        try
        {
            server.Url = await server._listening.Task.WaitAsync(Patience);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a server and does not wait for it.</summary>
    public static ServerProcess Launch(
        string dataFolder, string? postgres, params IReadOnlyList<string> settings) => new(
        dataFolder,
        [
            "--DataFolder", dataFolder, "--Port", "0",
            .. postgres is null ? Array.Empty<string>() : ["--Postgres", postgres], .. settings,
        ]);

    public ICarteCps OpenCarte(string name) =>
        Pkcs12Carte.Open(SandboxFiles.Carte(_dataFolder, name), SandboxFiles.Pin);

    /// <summary>Options of a client that tries once, so that a test sees what is acknowledged and what not.</summary>
    public MonEspaceSanteOptions ClientOptions(ICarteCps carte) => new()
    {
        Server = Url,
        Carte = carte,
        TrustedRoots = SandboxFiles.TrustedRoots(_dataFolder),
        Software = new Software("MonEspaceSante.Server.Tests", "1.0"),
        MaxAttempts = 1,
    };

    /// <summary>The same for a person without a card.</summary>
    public PersonneOptions PersonneOptions() => new()
    {
        Server = Url,
        TrustedRoots = SandboxFiles.TrustedRoots(_dataFolder),
        MaxAttempts = 1,
    };

    /// <summary>Ends the server as a power cut would: SIGKILL, no last word.</summary>
    public void Kill() => _process.Kill();

    public async Task<int> WaitForExitAsync()
    {
        await _ended;
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>The most memory the server was ever given, in bytes.</summary>
    public long PeakResidentBytes() => ResidentMemory.PeakOf(Id);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true)) return;
        if (!_process.HasExited) Kill();
        await WaitForExitAsync();
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        _process.Dispose();
    }

    // The pipes are read to their end: a server that logs into a full one would stand still.
    private async Task ReadToEndAsync()
    {
        await Task.WhenAll(
            ReadAsync(_process.StandardOutput, OnOutput), ReadAsync(_process.StandardError, _complaints.Enqueue));
        _listening.TrySetException(
            new InvalidOperationException($"The server ended: {string.Join('\n', _complaints)}"));
    }

    private static async Task ReadAsync(StreamReader output, Action<string> onLine)
    {
        while (await output.ReadLineAsync() is { } line) onLine(line);
    }

    private void OnOutput(string line)
    {
        if (line.StartsWith(ListeningOn, StringComparison.Ordinal))
            _listening.TrySetResult(new Uri(line[ListeningOn.Length..]));
        else if (line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal))
            _complaints.Enqueue(line);
    }

    private void OnProcessExit(object? sender, EventArgs e) => Kill();
}
