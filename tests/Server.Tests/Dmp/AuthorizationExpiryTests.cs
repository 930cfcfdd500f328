using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>Authorisations end, and can be given again.</summary>
public sealed class AuthorizationExpiryTests(Engine engine) : UnauthorizedFixture(engine)
{
    private readonly SettableClock _clock = new();

    protected override SandboxOptions Options => new() { TimeProvider = _clock };

    [Test]
    public async Task Given_an_authorisation_When_its_time_has_come_Then_expired_until_it_is_given_again()
    {
        await using var client = Cartes.Client("medecin");
        await Given.ToAsync(Cartes["medecin"], Patients.Petra, TimeSpan.FromMinutes(3));
        var before = (await client.Dossiers.CheckAsync(Patients.Petra)).Authorization;

        _clock.Advance(TimeSpan.FromMinutes(4));
        var over = await client.Dossiers.CheckAsync(Patients.Petra);
        var refusal = await ReadingReasonAsync(client, Patients.Petra);
        var listed = await client.Dossiers.ListAsync(DateTimeOffset.UnixEpoch).CountAsync();
        await client.Dossiers.AuthorizeAsync(Patients.Petra, Agreed);

        Assert.That((before, over.Authorization), Is.EqualTo((AuthorizationStatus.Valide, AuthorizationStatus.Expire)));
        Assert.That(over.AuthorizationExpireTime, Is.Not.Null);
        Assert.That((refusal, listed), Is.EqualTo((Reason.AutorisationExpiree, 0)));
        Assert.That(
            (await client.Dossiers.CheckAsync(Patients.Petra)).Authorization, Is.EqualTo(AuthorizationStatus.Valide));
    }
}
