using MonEspaceSante.Cps.Pkcs11.Binding;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>A reader, and how its module calls it.</summary>
internal sealed record CardSlot(nuint Id, Pkcs11Reader Reader)
{
    public static List<CardSlot> All(Cryptoki cryptoki) =>
        [.. cryptoki.GetSlots().Select(slot => TryDescribe(cryptoki, slot)).OfType<CardSlot>()];

    /// <summary>The one card in place that fits what was chosen.</summary>
    public static CardSlot Choose(IReadOnlyList<CardSlot> all, Pkcs11Options options)
    {
        var readers = all.Where(slot => options.Reader is null || slot.Reader.Name == options.Reader).ToList();
        if (readers.Count == 0)
            throw Refusal.Because(Reason.LecteurAbsent);
        var cards = readers
            .Where(slot => options.SerialNumber is null || slot.Reader.Token?.SerialNumber == options.SerialNumber)
            .Where(slot => slot.Reader.HasCard).ToList();
        if (cards.Count == 0)
            throw Refusal.Because(Reason.CarteAbsente);

        // What the module does not recognise is only told of where there is nothing else.
        var recognised = cards.Where(slot => slot.Reader.Token is not null).ToList();
        return recognised switch
        {
            [var only] => only,
            [] => throw Refusal.Because(Reason.CarteIllisible),
            _ => throw Refusal.Because(Reason.CartesMultiples, "cards", $"{recognised.Count}"),
        };
    }

    // A reader may be unplugged, or fail, after the module has told of it: the others still serve.
    private static CardSlot? TryDescribe(Cryptoki cryptoki, nuint slot)
    {
        try
        {
            return new CardSlot(slot, ReaderOf(cryptoki, slot));
        }
        catch (CryptokiException failure) when (IsOfOneReader(failure))
        {
            return null;
        }
    }

    private static unsafe Pkcs11Reader ReaderOf(Cryptoki cryptoki, nuint slot)
    {
        var info = cryptoki.GetSlotInfo(slot);
        var name = CkText.Read(info.SlotDescription, 64);
        return info.HasToken
            ? new Pkcs11Reader(name, HasCard: true, TokenIn(cryptoki, slot))
            : new Pkcs11Reader(name, HasCard: false, null);
    }

    private static Pkcs11Token? TokenIn(Cryptoki cryptoki, nuint slot)
    {
        try
        {
            var info = cryptoki.GetTokenInfo(slot);
            return info.Flags.HasFlag(CkTokenFlags.Initialized) ? info.ToToken(cryptoki.GetMechanisms(slot)) : null;
        }
        catch (CryptokiException failure) when (IsOfOneReader(failure))
        {
            return null;
        }
    }

    private static bool IsOfOneReader(CryptokiException failure) => failure.Result
        is CkResult.TokenNotRecognized or CkResult.TokenNotPresent or CkResult.SlotIdInvalid
        or CkResult.DeviceRemoved or CkResult.DeviceError or CkResult.DeviceMemory
        or CkResult.GeneralError or CkResult.FunctionFailed;
}
