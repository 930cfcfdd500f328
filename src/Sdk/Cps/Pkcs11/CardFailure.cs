using System.Security.Cryptography;
using MonEspaceSante.Cps.Pkcs11.Binding;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>What a failure of a card's software means for the user.</summary>
internal static class CardFailure
{
    /// <summary>Uses the card; what the module answers becomes a refusal.</summary>
    public static T Guard<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (CryptographicException failure)
        {
            throw Refusal.Because(ReasonOf(failure), failure);
        }
    }

    public static bool IsRemoval(CryptographicException failure) => ReasonOf(failure) == Reason.CarteRetiree;

    public static Reason ReasonOf(CryptographicException failure) => (failure as CryptokiException)?.Result switch
    {
        // A card that another program reset, or that came back, has forgotten its code.
        CkResult.DeviceRemoved or CkResult.TokenNotPresent or CkResult.SessionClosed or CkResult.SessionHandleInvalid
            or CkResult.UserNotLoggedIn => Reason.CarteRetiree,
        CkResult.SlotIdInvalid => Reason.LecteurAbsent,
        // A module that lacks what cards are used with, or that does not bear threads.
        CkResult.FunctionNotSupported or CkResult.CantLock or CkResult.NeedToCreateThreads => Reason.ModuleCarteIncompatible,
        CkResult.MechanismInvalid or CkResult.MechanismParamInvalid or CkResult.KeyTypeInconsistent
            or CkResult.KeyFunctionNotPermitted => Reason.CarteAlgorithmeAbsent,
        CkResult.PinLocked => Reason.CodePorteurBloque,
        CkResult.PinIncorrect => Reason.CodePorteurFaux,
        // Whoever gives up at the keypad of the reader has typed no code either, and it costs no try.
        CkResult.PinInvalid or CkResult.PinLenRange or CkResult.FunctionCanceled or CkResult.FunctionRejected =>
            Reason.CodePorteurMalForme,
        _ => Reason.CarteIllisible,
    };
}
