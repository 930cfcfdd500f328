using System.Diagnostics;

namespace MonEspaceSante.RealComponents;

/// <summary>A foreign program that a test talks to. Disposing ends it, with its children.</summary>
public sealed class ForeignProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ForeignProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What the program reads. It closes with the test host, so a peer that serves until then does not
    /// outlive it.</summary>
    public StreamWriter Input => _process.StandardInput;

    /// <summary>The id to send a signal to.</summary>
    public int Id => _process.Id;

    public static ForeignProcess Start(ProcessStartInfo command)
    {
        command.RedirectStandardInput = true;
        command.RedirectStandardOutput = true;
        command.RedirectStandardError = true;
        return new ForeignProcess(Process.Start(command)!);
    }

    /// <summary>Runs a program that reads nothing to its end.</summary>
    /// <exception cref="TimeoutException">It took longer than <paramref name="timeout"/> and was ended.</exception>
    public static async Task<ProcessResult> RunAsync(
        ProcessStartInfo command, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        await using var process = Start(command);
        process.Input.Close();
        return await process.WaitAsync(timeout, cancellationToken);
    }

    /// <summary>The next line of output.</summary>
    /// <exception cref="InvalidOperationException">The program ended first; the message is its complaint.</exception>
    public async Task<string> ReadLineAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask()
            .WaitAsync(timeout, cancellationToken);
        return line ?? throw new InvalidOperationException($"No more output: {await _errors}");
    }

    /// <summary>Waits for the program to end and returns the output that was not read yet.</summary>
    public async Task<ProcessResult> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var output = await _process.StandardOutput.ReadToEndAsync(cancellationToken)
            .WaitAsync(timeout, cancellationToken);
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(timeout, cancellationToken);
        return new ProcessResult(_process.ExitCode, output, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
