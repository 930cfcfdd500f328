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
        CkResult.DeviceRemoved or CkResult.TokenNotPresent or CkResult.SessionClosed or CkResult.SessionHandleInvalid =>
            Reason.CarteRetiree,
        CkResult.MechanismInvalid or CkResult.MechanismParamInvalid or CkResult.KeyTypeInconsistent
            or CkResult.KeyFunctionNotPermitted => Reason.CarteAlgorithmeAbsent,
        CkResult.PinLocked => Reason.CodePorteurBloque,
        CkResult.PinIncorrect => Reason.CodePorteurFaux,
        CkResult.PinInvalid or CkResult.PinLenRange => Reason.CodePorteurMalForme,
        _ => Reason.CarteIllisible,
    };
}
