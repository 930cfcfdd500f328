using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>The chip of a virtual card: what stays with a card while it goes in and out of readers. Its keys, its code
/// and the tries left, and a count of what it was asked to do.</summary>
/// <remarks><c>new LecteurVirtuel(new PuceVirtuelle(sandbox.OpenCarte("medecin"))).Open("1234")</c> opens one as a
/// practice software opens a real card.</remarks>
public sealed class PuceVirtuelle : IDisposable
{
    /// <summary>How many wrong codes in a row block a card.</summary>
    public const int MaxTries = 3;

    private const int PinLength = 4;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly string _pin;
    private readonly TimeProvider _time;
    private OperationsCarte _operations = new(0, 0, 0);

    /// <summary>Makes a chip of a card of the sandbox.</summary>
    /// <param name="content">The card, from <see cref="SandboxServer.OpenCarte"/>, <see cref="SandboxServer.IssueCarte"/>
    /// or a file. The chip owns it.</param>
    /// <param name="pin">Its code: four digits.</param>
    /// <param name="time">The clock that <see cref="SignatureDuration"/> goes by. Null for the system's.</param>
    /// <exception cref="ArgumentException">The code is not four digits.</exception>
    public PuceVirtuelle(ICarteCps content, string pin = SandboxFiles.Pin, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!IsWellFormed(pin)) throw new ArgumentException("Must be four digits", nameof(pin));
        Content = content;
        _pin = pin;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>How long each use of a key takes. None by default; a real card takes about 400 ms.</summary>
    public TimeSpan SignatureDuration { get; set; }

    /// <summary>How many codes may still be tried before the card is blocked.</summary>
    public int TriesLeft { get; private set; } = MaxTries;

    /// <summary>Whether too many wrong codes were tried: no code opens it any more.</summary>
    public bool IsBlocked => TriesLeft == 0;

    /// <summary>What it was asked to do, in whatever readers it was.</summary>
    public OperationsCarte Operations => Volatile.Read(ref _operations);

    /// <summary>The card that the chip was made of.</summary>
    public ICarteCps Content { get; }

    /// <summary>Ends the card itself.</summary>
    public void Dispose()
    {
        Content.Dispose();
        _oneAtATime.Dispose();
    }

    internal void Enter(string pin)
    {
        if (!IsWellFormed(pin)) throw Refusal.Because(Reason.CodePorteurMalForme);
        lock (_gate)
        {
            if (IsBlocked) throw Refusal.Because(Reason.CodePorteurBloque);
            _operations = _operations with { CodeEntries = _operations.CodeEntries + 1 };
            TriesLeft = pin == _pin ? MaxTries : TriesLeft - 1;
            if (IsBlocked) throw Refusal.Because(Reason.CodePorteurBloque);
            if (pin != _pin) throw Refusal.Because(Reason.CodePorteurFaux, "tries_left", $"{TriesLeft}");
        }
    }

    internal Task AuthenticateAsync(CancellationToken removal) =>
        UseAsync(() => true, o => o with { Authentications = o.Authentications + 1 }, removal);

    internal Task<byte[]> SignAsync(Func<byte[]> sign, CancellationToken removal) =>
        UseAsync(sign, o => o with { Signatures = o.Signatures + 1 }, removal);

    private static bool IsWellFormed(string pin) => pin is { Length: PinLength } && pin.All(char.IsAsciiDigit);

    // A chip does one thing at a time; what is under way when it loses the reader's power is lost.
    private async Task<T> UseAsync<T>(
        Func<T> operation, Func<OperationsCarte, OperationsCarte> count, CancellationToken removal)
    {
        try
        {
            await _oneAtATime.WaitAsync(removal).ConfigureAwait(false);
            try
            {
                if (SignatureDuration != TimeSpan.Zero)
                    await Task.Delay(SignatureDuration, _time, removal).ConfigureAwait(false);
                removal.ThrowIfCancellationRequested();
                var result = operation();
                lock (_gate) _operations = count(_operations);
                return result;
            }
            finally
            {
                _oneAtATime.Release();
            }
        }
        catch (OperationCanceledException gone)
        {
            throw Refusal.Because(Reason.CarteRetiree, gone);
        }
    }
}
