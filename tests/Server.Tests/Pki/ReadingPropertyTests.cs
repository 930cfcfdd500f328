using System.Security.Cryptography;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Pki;

/// <summary>Lists and answers come from the network: whatever they hold, they are taken or refused, nothing else.</summary>
internal sealed class ReadingPropertyTests
{
    private static readonly SandboxAuthority Authority = SandboxAuthority.CreateRoot("RACINE", TimeProvider.System.GetUtcNow());
    private static readonly byte[] List = Authority.IssueRevocationList(
        [], TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(1));

    private static readonly OcspQuestion Question = new(
        new ChainLink(new CertificateForge(Authority.Certificate).Make(), Authority.Certificate), hasNonce: true);

    [Property(MaxTest = 300)]
    public void A_list_with_any_byte_changed_is_refused(ushort place, byte value)
    {
        var spoilt = List.ToArray();
        spoilt[place % spoilt.Length] ^= value;

        Assert.That(
            () => RevocationList.Parse(spoilt, [Authority.Certificate]),
            value == 0 ? Throws.Nothing : Throws.InstanceOf<CryptographicException>());
    }

    [Property(MaxTest = 300)]
    public void Any_bytes_are_no_list_and_no_answer(byte[] bytes)
    {
        Assert.That(() => RevocationList.Parse(bytes, [Authority.Certificate]), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => OcspAnswer.Parse(bytes, Question), Throws.InstanceOf<CryptographicException>());
    }
}
