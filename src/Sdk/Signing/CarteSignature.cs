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
        var signature = Sign(content, carte, signingTime);
        return carte.Removal.IsCancellationRequested ? throw Refusal.Because(Reason.CarteRetiree) : signature;
    }

    private static byte[] Sign(byte[] content, ICarteCps carte, DateTimeOffset signingTime)
    {
        try
        {
            var signature = CadesSignature.SignDetached(content, carte, signingTime);
            RequireOwn(content, signature);
            return signature;
        }
        catch (CryptographicException failure)
        {
            throw Refusal.Because(
                carte.Removal.IsCancellationRequested ? Reason.CarteRetiree : Reason.CarteIllisible, failure);
        }
    }

    // A reader that was given another card signs with that one's key, under the certificate of the first.
    private static void RequireOwn(byte[] content, byte[] signature)
    {
        try
        {
            CadesSignature.Verify(content, signature).Dispose();
        }
        catch (CryptographicException otherKey)
        {
            throw Refusal.Because(Reason.AssertionAutreCarte, otherKey);
        }
    }
}
