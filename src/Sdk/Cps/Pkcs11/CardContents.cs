using System.Security.Cryptography.X509Certificates;
using System.Text;
using MonEspaceSante.Cps.Pkcs11.Binding;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>What an unlocked card holds, read once.</summary>
internal sealed record CardContents(
    IReadOnlyList<CardCertificate> Certificates, string? Specialite, IReadOnlyList<Activite> Activites) : IDisposable
{
    private const string Information = "CPS_INFO_PS";
    private const string Activity = "CPS_ACTIVITY_";
    private const int SpecialityLength = 4;

    public static CardContents Read(CryptokiSession opened)
    {
        var objects = DataOf(opened);
        return new CardContents(
            CertificatesOf(opened),
            objects.TryGetValue(Information, out var info) ? Speciality(info) : null,
            [.. objects.Where(o => o.Key.StartsWith(Activity, StringComparison.Ordinal))
                .Select(o => ActivityData.Read(o.Value)).OfType<Activite>()]);
    }

    public CartePairs Pairs() => CartePairs.Among(
        [.. Certificates.Where(c => c.Key is not null).Select(c => c.Certificate)],
        Certificates.Where(c => c.Key is null).Select(c => c.Certificate));

    public nuint KeyOf(X509Certificate2 certificate) => Certificates.First(c => c.Certificate == certificate).Key!.Value;

    public void Dispose()
    {
        foreach (var (certificate, _) in Certificates)
            certificate.Dispose();
    }

    private static List<CardCertificate> CertificatesOf(CryptokiSession opened)
    {
        var keys = opened.Find(CkObjectClass.PrivateKey).ToLookup(found => IdOf(opened, found));
        return [.. opened.Find(CkObjectClass.Certificate).Select(found => new CardCertificate(
            X509CertificateLoader.LoadCertificate(ValueOf(opened, found)),
            keys[IdOf(opened, found)].Cast<nuint?>().FirstOrDefault()))];
    }

    // Sorted: the activities come in the order of the card.
    private static SortedDictionary<string, byte[]> DataOf(CryptokiSession opened)
    {
        var objects = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var found in opened.Find(CkObjectClass.Data))
        {
            var label = opened.GetAttribute(found, CkAttributeType.Label) ?? [];
            objects[Encoding.UTF8.GetString(label).TrimEnd('\0', ' ')] = ValueOf(opened, found);
        }

        return objects;
    }

    // The last four characters, blank for those who have none.
    private static string? Speciality(byte[] info)
    {
        var text = Encoding.Latin1.GetString(info);
        var code = text.Length < SpecialityLength ? "" : text[^SpecialityLength..].Trim();
        return code.Length > 0 && code.All(char.IsAsciiLetterOrDigit) ? code : null;
    }

    private static string IdOf(CryptokiSession opened, nuint found) =>
        Convert.ToHexString(opened.GetAttribute(found, CkAttributeType.Id) ?? []);

    private static byte[] ValueOf(CryptokiSession opened, nuint found) =>
        opened.GetAttribute(found, CkAttributeType.Value) ?? [];
}
