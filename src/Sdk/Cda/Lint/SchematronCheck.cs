using System.ComponentModel;
using System.Diagnostics;

namespace MonEspaceSante.Cda.Lint;

/// <summary>Has the operator's program judge a document while it is read.</summary>
internal sealed class SchematronCheck : DocumentCheck
{
    private const string Rule = "SCHEMATRON_INDISPONIBLE";

    // A program that the validator started and let go may hold its outputs open for ever.
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(5);

    private readonly Findings _findings;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _over;
    private readonly Process? _process;
    private readonly CancellationTokenRegistration _kill;
    private readonly Task<bool> _answer = Task.FromResult(false);
    private readonly Task _complaints = Task.CompletedTask;
    private bool _fed = true;

    public SchematronCheck(
        SchematronCommand command, Findings findings, Deadline deadline, CancellationToken cancellationToken)
    {
        _findings = findings;
        _cancellation = cancellationToken;
        _deadline = new CancellationTokenSource(deadline.After, deadline.Clock);
        _over = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token, cancellationToken);
        _process = Start(command);
        if (_process is null)
            return;
        _kill = _over.Token.Register(Kill);
        _answer = ReadAnswerAsync(_process);

        // Read so that the program never waits, and not kept: it may quote the document.
        _complaints = _process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
    }

    public override async ValueTask TakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (_process is null || !_fed)
            return;
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The program reads no further, or was ended: what it answered tells.
            _fed = false;
        }
    }

    public override async Task EndAsync(bool whole)
    {
        if (_process is null)
            return;
        if (!whole)
        {
            await _over.CancelAsync().ConfigureAwait(false);
            return;
        }

        CloseInput();
        var answered = await HasAnsweredAsync().ConfigureAwait(false);
        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        _cancellation.ThrowIfCancellationRequested();
        if (_deadline.IsCancellationRequested)
            Unavailable("Le validateur n'a pas répondu à temps");
        else if (!answered)
            Unavailable("La réponse du validateur n'est pas un rapport SVRL");
        else if (_process.ExitCode != 0)
            Unavailable($"Le validateur s'est arrêté sur une erreur (code {_process.ExitCode})");
    }

    public override async ValueTask DisposeAsync()
    {
        await _kill.DisposeAsync().ConfigureAwait(false);
        if (_process is not null)
        {
            Kill();
            await _process.WaitForExitAsync().ConfigureAwait(false);
            await Task.WhenAll(_answer, _complaints).WaitAsync(ClosingTime)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _process.Dispose();
        }

        _over.Dispose();
        _deadline.Dispose();
    }

    private Process? Start(SchematronCommand command)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            Unavailable("Le validateur ne peut pas être lancé");
            return null;
        }
    }

    private async Task<bool> ReadAnswerAsync(Process process)
    {
        var answered = await SvrlReader.ReadAsync(process.StandardOutput.BaseStream, _findings, _over.Token)
            .ConfigureAwait(false);

        // A program that is no longer listened to would wait for ever to be read.
        if (!answered)
            await _over.CancelAsync().ConfigureAwait(false);
        return answered;
    }

    private async Task<bool> HasAnsweredAsync()
    {
        try
        {
            return await _answer.WaitAsync(_over.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void CloseInput()
    {
        try
        {
            _process!.StandardInput.Close();
        }
        catch (IOException)
        {
            _fed = false;
        }
    }

    private void Kill()
    {
        if (!_process!.HasExited)
            _process.Kill(entireProcessTree: true);
    }

    private void Unavailable(string explanation) => _findings.Add(Rule, null, "/", explanation);
}
