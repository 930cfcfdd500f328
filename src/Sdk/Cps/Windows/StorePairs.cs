using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps.Windows;

/// <summary>Finds the card in place among all that a user's certificate store holds.</summary>
internal static class StorePairs
{
    // All authorities of the IGC-Santé bear it in their names, those for tests too.
    private const string Authorities = "IGC-SANTE";

    /// <summary>The two pairs of the one holder that fits.</summary>
    /// <param name="all">The store.</param>
    /// <param name="idNat">Whose card; null for the only one.</param>
    /// <param name="now">Certificates out of their dates stay in stores after a renewal: they are passed over.</param>
    public static CartePairs Among(X509Certificate2Collection all, string? idNat, DateTimeOffset now)
    {
        var cards = all
            .Where(c => c.HasPrivateKey && IsOfIgcSante(c) && c.NotBefore <= now && now <= c.NotAfter)
            .Where(c => CartePairs.IsForAuthentication(c) || CartePairs.IsForSignature(c))
            .GroupBy(CartePairs.HolderOf)
            .Where(card => idNat is null || card.Key == idNat)
            .ToList();
        return cards switch
        {
            [] => throw Refusal.Because(Reason.CarteAbsente),
            [var only] => CartePairs.Among([.. only], []),
            _ => throw Refusal.Because(Reason.CartesMultiples, "cards", $"{cards.Count}"),
        };
    }

    private static bool IsOfIgcSante(X509Certificate2 certificate) =>
        certificate.Issuer.Contains(Authorities, StringComparison.OrdinalIgnoreCase);
}
