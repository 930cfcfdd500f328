using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Tests.Cps;
using MonEspaceSante.Sdk.Tests.Peer;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Compte;

internal sealed class PersonTokenTests
{
    private static readonly Ins Person = Ins.Parse("279035121518989", InsOid.NirDemonstration);

    private readonly ManualClock _clock = new(TimeProvider.System.GetUtcNow());
    private ServerPeer _server = null!;
    private PersonneClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await ServerPeer.StartAsync(certificates: ClientCertificateMode.NoCertificate);
        _server.Script.TokenExpireTime = _clock.GetUtcNow().AddMinutes(30);
        _client = new PersonneClient(new PersonneOptions
        {
            Server = _server.Address,
            TrustedRoots = [CarteFile.WithoutKey(TestPki.Shared.Root)],
            TimeProvider = _clock,
            MaxAttempts = 1,
        });
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Given_token_expired_at_the_server_When_calling_Then_renewed_once()
    {
        await SignInAsync();
        _server.Script.Refusals.Enqueue((StatusCode.Unauthenticated, "JETON_EXPIRE"));

        await _client.Compte.ListAsync();

        Assert.Multiple(() =>
        {
            Assert.That(_server.Script.Calls, Is.EqualTo(new[] { "jeton-1", "jeton-2" }));
            Assert.That(_server.Script.Renewals, Is.EqualTo(new[] { "jeton-1" }));
        });
    }

    [TestCase("JETON_EXPIRE", Reason.JetonExpire, 1)]
    [TestCase("SESSION_TERMINEE", Reason.SessionTerminee, 0)]
    public async Task Given_a_session_that_is_over_When_calling_Then_the_person_is_to_sign_in(
        string told, Reason reason, int renewals)
    {
        await SignInAsync();
        _server.Script.Refusals.Enqueue((StatusCode.Unauthenticated, told));
        _server.Script.RenewalRefusal = told;

        Assert.That(
            async () => await _client.Compte.ListAsync(),
            Throws.InstanceOf<SessionEndedException>().With.Property("Reason").EqualTo(reason));
        Assert.That(_server.Script.Renewals, Has.Count.EqualTo(renewals));
    }

    [Test]
    public async Task Given_a_token_at_half_its_life_When_many_call_at_once_Then_renewed_once_for_all()
    {
        await SignInAsync();
        _clock.Advance(TimeSpan.FromMinutes(16));

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => _client.Compte.ListAsync()));

        Assert.Multiple(() =>
        {
            Assert.That(_server.Script.Renewals, Is.EqualTo(new[] { "jeton-1" }));
            Assert.That(_server.Script.Calls, Has.Count.EqualTo(40).And.All.EqualTo("jeton-2"));
        });
    }

    [Test]
    public async Task Given_a_renewal_under_way_When_another_person_signs_in_Then_calls_are_the_others()
    {
        var pause = new TaskCompletionSource();
        _server.Script.RenewalPause = pause.Task;
        await SignInAsync();
        _clock.Advance(TimeSpan.FromMinutes(16));
        var former = _client.Compte.ListAsync();
        _server.Script.TokenExpireTime = _clock.GetUtcNow().AddMinutes(30);
        await SignInAsync();

        pause.SetResult();
        await former;
        await _client.Compte.ListAsync();

        Assert.That(_server.Script.Calls, Is.EqualTo(new[] { "jeton-3", "jeton-2" }));
    }

    [Test]
    public void Given_nobody_signed_in_When_calling_Then_refused_without_the_server()
    {
        Assert.That(
            async () => await _client.Compte.ListAsync(),
            Throws.InstanceOf<SessionEndedException>().With.Property("Reason").EqualTo(Reason.SessionAbsente));
        Assert.That(_server.Script.Calls, Is.Empty);
    }

    private Task SignInAsync() => _client.Compte.SignInAsync(Person, "un mot de passe", "123456");
}
