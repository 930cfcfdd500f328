using System.Security.Cryptography;
using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Signing;

internal static class CarteSignature
{
    /// <summary>Signs with the card in place; when it does not sign, the card is what the user must look at.</summary>
    public static byte[] Make(byte[] content, ICarteCps carte, DateTimeOffset signingTime)
    {
        try
        {
            var signature = CadesSignature.SignDetached(content, carte, signingTime);
            return carte.Removal.IsCancellationRequested ? throw Refusal.Because(Reason.CarteRetiree) : signature;
        }
        catch (CryptographicException failure)
        {
            throw Refusal.Because(
                carte.Removal.IsCancellationRequested ? Reason.CarteRetiree : Reason.CarteIllisible, failure);
        }
    }
}
