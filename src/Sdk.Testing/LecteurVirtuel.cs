using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>A virtual reader: a test puts a card in, takes it out and swaps it while it serves.</summary>
public sealed class LecteurVirtuel
{
    private readonly Lock _gate = new();
    private readonly List<CarteVirtuelle> _open = [];
    private PuceVirtuelle? _puce;

    /// <summary>Makes a reader.</summary>
    /// <param name="puce">The card in it. Null for none.</param>
    public LecteurVirtuel(PuceVirtuelle? puce = null) => _puce = puce;

    /// <summary>Puts a card in.</summary>
    /// <param name="puce">The card.</param>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    public void Insert(PuceVirtuelle puce)
    {
        ArgumentNullException.ThrowIfNull(puce);
        lock (_gate)
        {
            if (_puce is not null) throw new InvalidOperationException("There is a card in the reader.");
            _puce = puce;
        }
    }

    /// <summary>Takes the card out, if there is one. All that was opened of it serves no more when this returns.</summary>
    public void Remove()
    {
        List<CarteVirtuelle> left;
        lock (_gate)
        {
            _puce = null;
            left = [.. _open];
            _open.Clear();
        }

        foreach (var carte in left) carte.Leave();
    }

    /// <summary>Takes the card out and puts another in.</summary>
    /// <param name="puce">The other card.</param>
    public void Swap(PuceVirtuelle puce)
    {
        Remove();
        Insert(puce);
    }

    /// <summary>Opens the card in place with its code.</summary>
    /// <param name="pin">The code. Neither kept nor logged.</param>
    /// <exception cref="CarteRefusedException">CARTE_ABSENTE; CODE_PORTEUR_MAL_FORME for what is not four digits, which
    /// costs no try; CODE_PORTEUR_FAUX, with <c>tries_left</c>; CODE_PORTEUR_BLOQUE after three wrong codes in a
    /// row.</exception>
    public CarteVirtuelle Open(string pin)
    {
        ArgumentNullException.ThrowIfNull(pin);
        lock (_gate)
        {
            if (_puce is null) throw Refusal.Because(Reason.CarteAbsente);
            _puce.Enter(pin);
            var carte = new CarteVirtuelle(_puce);
            _open.Add(carte);
            return carte;
        }
    }
}
