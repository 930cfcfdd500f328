using System.Globalization;
using MonEspaceSante.Cps.Pkcs11.Binding;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>Unlocks a card with what was typed: one try for one code.</summary>
internal static class CardLogin
{
    // National rule: three wrong codes block a card. A module tells that there was one, and that there is one left.
    private const int TriesAfterOneError = 2;

    public static void Unlock(CardSession session, ReadOnlySpan<char> typed)
    {
        var card = session.Use(_ => session.Describe());
        if (card.ToPinState() == PinState.Locked)
            throw Refusal.Because(Reason.CodePorteurBloque);
        using var code = TypedCode.Of(typed, card);
        _ = session.Use(opened => Show(session, opened, CkUser.Holder, code));
    }

    /// <summary>Shows a code for the one operation that was begun.</summary>
    public static void Confirm(CardSession session, CryptokiSession opened, ReadOnlySpan<char> typed)
    {
        using var code = TypedCode.Of(typed, session.Describe());
        Show(session, opened, CkUser.Operation, code);
    }

    // A card that another session of this process has unlocked looks at no code.
    private static CkResult Show(CardSession session, CryptokiSession opened, CkUser user, TypedCode code)
    {
        var result = opened.Login(user, code.Digits);
        if (result is CkResult.Ok or CkResult.UserAlreadyLoggedIn)
            return result;
        throw result == CkResult.PinIncorrect ? Wrong(session) : new CryptokiException(CkFunction.Login, result);
    }

    private static MonEspaceSanteException Wrong(CardSession session) => session.Describe().ToPinState() switch
    {
        PinState.Locked => Refusal.Because(Reason.CodePorteurBloque),
        PinState.FinalTry => Wrong(1),
        PinState.Low => Wrong(TriesAfterOneError),
        _ => Refusal.Because(Reason.CodePorteurFaux),
    };

    private static MonEspaceSanteException Wrong(int triesLeft) => Refusal.Because(
        Reason.CodePorteurFaux, "tries_left", triesLeft.ToString(CultureInfo.InvariantCulture));
}
