using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Pki;

/// <summary>A card is worth no more than the authority that issued it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class IntermediateTests : IDisposable
{
    private readonly TestTrust _trust = new(TimeProvider.System);
    private readonly X509Certificate2 _card;

    public IntermediateTests() => _card = _trust.Card();

    public void Dispose() => _trust.Dispose();

    [Test]
    public async Task Given_an_authority_in_force_When_its_card_calls_Then_let_in() =>
        Assert.That(await JudgeAsync(), Is.SameAs(_card));

    [Test]
    public void Given_an_authority_that_no_list_tells_of_When_its_card_calls_Then_refused()
    {
        File.Delete(_trust.Folder.RevocationList("racine"));

        var refusal = Assert.ThrowsAsync<ServiceUnavailableException>(JudgeAsync)!;

        Assert.That(refusal.Reason, Is.EqualTo(Reason.RevocationInverifiable));
    }

    [Test]
    public void Given_a_list_signed_with_the_key_of_another_authority_When_its_card_calls_Then_not_believed()
    {
        var impostor = SandboxAuthority.CreateRoot(TestTrust.RootName, TimeProvider.System.GetUtcNow());
        _trust.WriteList("racine", impostor);

        var refusal = Assert.ThrowsAsync<ServiceUnavailableException>(JudgeAsync)!;

        Assert.That(refusal.Reason, Is.EqualTo(Reason.RevocationInverifiable));
    }

    [Test]
    public async Task Given_an_authority_renewed_with_its_key_When_the_former_ends_Then_its_card_is_still_taken()
    {
        var clock = new SettableClock();
        using var trust = new TestTrust(clock);
        using var card = trust.Card();
        trust.Install("personnes", Renewed(trust, clock.GetUtcNow().AddHours(1)));
        await using var judges = trust.Judges();
        var former = await TestTrust.RefusalAsync(judges, card);

        trust.Install("personnes-renouvelee", Renewed(trust, clock.GetUtcNow().AddYears(5)));
        judges.GetRequiredService<TrustWatch>().Refresh();
        clock.Advance(TimeSpan.FromHours(2));

        Assert.That(former, Is.Null);
        Assert.That(await TestTrust.RefusalAsync(judges, card), Is.Null);
    }

    private static X509Certificate2 Renewed(TestTrust trust, DateTimeOffset end)
    {
        var former = trust.Persons.Certificate;
        using var key = former.GetRSAPrivateKey()!;
        var request = new CertificateRequest(former.SubjectName, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        foreach (var extension in former.Extensions) request.CertificateExtensions.Add(extension);
        return request.Create(
            trust.Root.Certificate, TimeProvider.System.GetUtcNow().AddDays(-1), end, RandomNumberGenerator.GetBytes(8));
    }

    private async Task<X509Certificate2> JudgeAsync()
    {
        await using var judges = _trust.Judges();
        return await judges.GetRequiredService<CertificateVerifier>().DemandAuthenticationAsync(_card, CancellationToken.None);
    }
}
