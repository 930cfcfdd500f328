using System.Security.Cryptography;
using MonEspaceSante.Cps.Pkcs11.Binding;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>A card for as long as it stays in its reader: one operation at a time, whatever the number of threads.</summary>
internal sealed class CardSession : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _removal = new();
    private readonly CryptokiLibrary _library;
    private readonly nuint _slot;
    private readonly int _slotEvents;
    private readonly CryptokiSession _session;
    private bool _isClosed;

    public CardSession(CryptokiLibrary library, nuint slot)
    {
        _library = library;
        _slot = slot;
        _slotEvents = library.Events.Count(slot);
        _session = CryptokiSession.Open(library.Cryptoki, slot);
        Removal = _removal.Token;
    }

    public CancellationToken Removal { get; }

    /// <summary>Uses the card; what its module answers becomes a refusal.</summary>
    public T Use<T>(Func<CryptokiSession, T> operation)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(ICarteCps));
            if (Removal.IsCancellationRequested)
                throw Refusal.Because(Reason.CarteRetiree);
            try
            {
                return operation(_session);
            }
            catch (CryptographicException failure)
            {
                throw CardFailure.IsRemoval(failure) || !IsInPlace()
                    ? Gone(failure)
                    : Refusal.Because(CardFailure.ReasonOf(failure), failure);
            }
        }
    }

    /// <summary>Notices that the card has left. A card that was put back since is another one.</summary>
    public void Look()
    {
        if (!IsInPlace())
            Leave();
    }

    public IReadOnlyList<CkMechanismType> Mechanisms() => _library.Cryptoki.GetMechanisms(_slot);

    public CkTokenInfo Describe() => _library.Cryptoki.GetTokenInfo(_slot);

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            _session.Close();
        }
    }

    private bool IsInPlace()
    {
        try
        {
            return _library.Events.Count(_slot) == _slotEvents
                && _library.Cryptoki.GetSlotInfo(_slot).HasToken
                && _session.IsOpen();
        }
        catch (CryptokiException)
        {
            // A reader that was unplugged is no slot any more.
            return false;
        }
    }

    private MonEspaceSanteException Gone(CryptographicException failure)
    {
        Leave();
        return Refusal.Because(Reason.CarteRetiree, failure);
    }

    // Whoever waits for the removal runs elsewhere: it may dispose the card, which waits for the watch.
    private void Leave() => _ = _removal.CancelAsync();
}
