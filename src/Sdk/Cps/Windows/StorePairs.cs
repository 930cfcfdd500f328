using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps.Windows;

/// <summary>Finds the card in place among all that a user's certificate store holds.</summary>
internal static class StorePairs
{
    // All authorities of the IGC-Santé bear it in their names, those for tests too.
    private const string Authorities = "IGC-SANTE";

    // Nothing in a certificate tells its card: those of one card are issued together.
    private static readonly TimeSpan OneIssue = TimeSpan.FromDays(1);

    /// <summary>The two pairs of the one holder that fits, on the newest card.</summary>
    /// <param name="all">The store.</param>
    /// <param name="idNat">Whose card; null for the only one.</param>
    /// <param name="now">Certificates out of their dates stay in stores after a renewal: they are passed over.</param>
    public static CartePairs Among(X509Certificate2Collection all, string? idNat, DateTimeOffset now)
    {
        var cards = OfCards(all)
            .Where(c => c.NotBefore <= now && now <= c.NotAfter)
            .GroupBy(CartePairs.HolderOf)
            .Where(card => idNat is null || card.Key == idNat)
            .ToList();
        return cards switch
        {
            [] => throw Refusal.Because(Reason.CarteAbsente),
            [var only] => CartePairs.Among(NewestCard([.. only]), []),
            _ => throw Refusal.Because(Reason.CartesMultiples, "cards", $"{cards.Count}"),
        };
    }

    /// <summary>The certificates of cards, in their dates or not.</summary>
    public static IEnumerable<X509Certificate2> OfCards(X509Certificate2Collection all) => all.Where(c =>
        c.HasPrivateKey && IsOfIgcSante(c) && (CartePairs.IsForAuthentication(c) || CartePairs.IsForSignature(c)));

    // The former card's certificates stay in force, and in the store, for weeks after its renewal.
    private static IReadOnlyList<X509Certificate2> NewestCard(IReadOnlyList<X509Certificate2> ofOneHolder)
    {
        var newest = ofOneHolder.Max(certificate => certificate.NotBefore);
        return [.. ofOneHolder
            .Where(certificate => newest - certificate.NotBefore <= OneIssue)
            .OrderByDescending(certificate => certificate.NotBefore)
            .ThenBy(certificate => certificate.Thumbprint, StringComparer.Ordinal)
            .DistinctBy(CartePairs.IsForAuthentication)];
    }

    private static bool IsOfIgcSante(X509Certificate2 certificate) =>
        certificate.Issuer.Contains(Authorities, StringComparison.OrdinalIgnoreCase);
}
