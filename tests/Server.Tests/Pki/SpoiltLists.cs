using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Pki;

/// <summary>Lists that must not take the place of the one in force.</summary>
internal static class SpoiltLists
{
    private const string Delta = "2.5.29.27";
    private const string DistributionPoint = "2.5.29.28";
    private const string CertificateIssuer = "2.5.29.29";
    private const string Sha1WithRsa = "1.2.840.113549.1.1.5";

    public static IReadOnlyDictionary<string, Func<TestTrust, DateTimeOffset, byte[]>> All { get; } =
        new Dictionary<string, Func<TestTrust, DateTimeOffset, byte[]>>
        {
            ["nothing"] = (_, _) => [],
            ["a page that says the service is down"] = (_, _) => "<html>Service indisponible</html>"u8.ToArray(),
            ["cut"] = (trust, _) => trust.List(trust.Persons)[..^20],
            ["followed by something"] = (trust, _) => [.. trust.List(trust.Persons), 0],
            ["altered"] = (trust, _) => Altered(trust.List(trust.Persons)),
            ["older"] = (trust, now) =>
                trust.Persons.IssueRevocationList([], now.AddHours(-6), TimeSpan.FromDays(1)),
            ["of a lower number"] = (trust, now) => new RawRevocationList(trust.Persons.Certificate, now).Make(),
            ["of the future"] = (trust, now) =>
                new RawRevocationList(trust.Persons.Certificate, now.AddHours(1)) { Number = long.MaxValue }.Make(),
            ["of another authority"] = (trust, _) => trust.List(trust.Root),
            ["signed with another key"] = (trust, now) => trust.List(
                SandboxAuthority.CreateRoot(TestTrust.PersonsName, now)),
            ["of the changes only"] = (trust, now) => (Raw(trust, now) with { Extension = Delta }).Make(),
            ["of some of the cards"] = (trust, now) => (Raw(trust, now) with { Extension = DistributionPoint }).Make(),
            ["that must be understood and is not"] = (trust, now) => (Raw(trust, now) with { Extension = "1.2.3.4" }).Make(),
            ["with entries of another authority"] = (trust, now) => (Raw(trust, now) with
            {
                Revoked = trust.Root.Certificate,
                CriticalOfEntry = CertificateIssuer,
            }).Make(),
            ["that tells two algorithms"] = (trust, now) => (Raw(trust, now) with { Algorithm = Sha1WithRsa }).Make(),
        };

    private static RawRevocationList Raw(TestTrust trust, DateTimeOffset now) =>
        new(trust.Persons.Certificate, now) { Number = long.MaxValue };

    private static byte[] Altered(byte[] list)
    {
        list[^1] ^= 1;
        return list;
    }
}
