namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>Counts the insertions and removals of each reader. A module tells each of them once, to whoever asks first:
/// the cards of a process ask here.</summary>
internal sealed class SlotEvents(Cryptoki cryptoki)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<nuint, int> _counts = [];
    private bool _areTold = true;

    /// <summary>How many there were. Always zero with a module that tells none.</summary>
    public int Count(nuint slot)
    {
        lock (_gate)
        {
            while (_areTold && Take() is { } changed)
                _counts[changed] = _counts.GetValueOrDefault(changed) + 1;
            return _counts.GetValueOrDefault(slot);
        }
    }

    private nuint? Take()
    {
        try
        {
            return cryptoki.TakeSlotEvent();
        }
        catch (CryptokiException)
        {
            // Modules fail here in ways of their own: a removal also shows in the reader and in the session.
            _areTold = false;
            return null;
        }
    }
}
