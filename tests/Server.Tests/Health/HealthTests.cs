using Grpc.Core;
using MonEspaceSante.Protos.Health.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using ServingStatus = MonEspaceSante.Protos.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace MonEspaceSante.Server.Tests.Health;

public sealed class HealthTests(Engine engine) : SandboxFixture(engine)
{
    [TestCase("", TestName = "Given_the_server_as_a_whole_When_checked_Then_serving")]
    [TestCase("monespacesante.session.v1.SessionService")]
    [TestCase("monespacesante.dmp.v1.DmpService")]
    [TestCase("monespacesante.confiance")]
    public async Task Given_a_service_When_checked_without_a_session_Then_serving(string service)
    {
        using var client = NewClient();

        var answer = await client.Health.CheckAsync(new HealthCheckRequest { Service = service });

        Assert.That(answer.Status, Is.EqualTo(ServingStatus.Serving));
    }

    [TestCase("monespacesante.dmp.v1")]
    [TestCase("DmpService")]
    public void Given_an_unknown_service_When_checked_Then_not_found(string service)
    {
        using var client = NewClient();

        var refusal = Assert.ThrowsAsync<RpcException>(
            async () => await client.Health.CheckAsync(new HealthCheckRequest { Service = service }))!;

        Assert.That(refusal.StatusCode, Is.EqualTo(StatusCode.NotFound));
    }

    [TestCase("", nameof(ServingStatus.Serving))]
    [TestCase("monespacesante.dmp.v1.DmpService", nameof(ServingStatus.Serving))]
    [TestCase("DmpService", nameof(ServingStatus.ServiceUnknown))]
    public async Task Given_a_watcher_When_it_comes_Then_told_the_state_at_once(string service, string expected)
    {
        using var client = NewClient();
        using var watch = client.Health.Watch(new HealthCheckRequest { Service = service });

        Assert.That(await watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.That(watch.ResponseStream.Current.Status, Is.EqualTo(Enum.Parse<ServingStatus>(expected)));
    }

    [Test]
    public void Given_no_certificate_When_checked_Then_refused()
    {
        using var client = new RawClient(Sandbox, certificate: null);

        var refusal = Assert.ThrowsAsync<RpcException>(
            async () => await client.Health.CheckAsync(new HealthCheckRequest()))!;

        Assert.That(refusal.StatusCode, Is.EqualTo(StatusCode.Unauthenticated));
    }

    private RawClient NewClient() => new(Sandbox, Cartes["medecin"].AuthenticationCertificate);
}
