using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>How long tokens and sessions live. The clock is moved: one test at a time.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SessionLifeTests(Engine engine) : SandboxFixture(engine)
{
    private readonly SettableClock _clock = new();

    protected override SandboxOptions Options => new() { TimeProvider = _clock };

    [Test]
    public async Task Given_a_token_past_five_minutes_When_called_Then_refused_until_renewed()
    {
        using var client = await OpenAsync();
        _clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        var refusal = await RefusedAsync(client);
        await RenewAsync(client);

        Assert.That(refusal.Reason, Is.EqualTo("JETON_EXPIRE"));
        Assert.That((await GetAsync(client)).Professional.PsIdNat, Is.EqualTo("899700296140"));
    }

    [Test]
    public async Task Given_a_session_idle_for_half_an_hour_When_renewed_Then_it_is_over()
    {
        using var client = await OpenAsync();
        _clock.Advance(TimeSpan.FromMinutes(31));

        Assert.That((await RefusedRenewalAsync(client)).Reason, Is.EqualTo("SESSION_TERMINEE"));
    }

    [Test]
    public async Task Given_a_session_renewed_in_time_When_four_hours_have_passed_Then_it_is_over()
    {
        using var client = await OpenAsync();
        var end = (await GetAsync(client)).ExpireTime.ToDateTimeOffset();
        for (var quarters = 0; quarters < 15; quarters++)
        {
            _clock.Advance(TimeSpan.FromMinutes(15));
            await RenewAsync(client);
        }

        var beforeTheEnd = await GetAsync(client);
        _clock.Advance(TimeSpan.FromMinutes(16));

        Assert.That(beforeTheEnd.ExpireTime.ToDateTimeOffset(), Is.EqualTo(end));
        Assert.That((await RefusedRenewalAsync(client)).Reason, Is.EqualTo("SESSION_TERMINEE"));
    }

    [TestCase(6)]
    [TestCase(40)]
    [TestCase(300)]
    public async Task Given_a_pause_between_two_calls_When_the_SDK_calls_again_Then_the_user_notices_nothing(
        int minutes)
    {
        var options = Sandbox.ClientOptions(Cartes["medecin"]);
        options.TimeProvider = _clock;
        await using var client = new MonEspaceSanteClient(options);
        var before = await client.Session.GetSessionAsync();
        _clock.Advance(TimeSpan.FromMinutes(minutes));

        var after = await client.Session.GetSessionAsync();

        Assert.That(after.ExpireTime == before.ExpireTime, Is.EqualTo(minutes < 30), "the same session");
        Assert.That(after.Professional, Is.EqualTo(before.Professional));
    }

    private Task<RawClient> OpenAsync() => RawClient.OpenAsync(Sandbox, Cartes["medecin"], _clock);

    private static async Task RenewAsync(RawClient client) =>
        client.Bear((await client.Sessions.RenewSessionAsync(new(), client.Headers())).Token);

    private static async Task<Protos.Session.V1.Session> GetAsync(RawClient client) =>
        await client.Sessions.GetSessionAsync(new(), client.Headers());

    private static Task<WireRefusal> RefusedAsync(RawClient client) => Refused.OnTheWireAsync(GetAsync(client));

    private static Task<WireRefusal> RefusedRenewalAsync(RawClient client) =>
        Refused.OnTheWireAsync(RenewAsync(client));
}
