using MonEspaceSante.Protos.Health.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using Npgsql;
using NUnit.Framework;
using ServingStatus = MonEspaceSante.Protos.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace MonEspaceSante.Server.Tests.Health;

internal sealed class HealthChangeTests
{
    [Test]
    public async Task Given_a_store_that_is_gone_When_checked_Then_not_serving()
    {
        var postgres = (await SandboxFixture.ConnectionStringAsync(Engine.Postgres))!;
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Postgres = postgres });
        using var carte = sandbox.OpenCarte("medecin");
        using var client = new RawClient(sandbox, carte.AuthenticationCertificate);

        await DropAsync(new NpgsqlConnectionStringBuilder(postgres));

        var answer = await client.Health.CheckAsync(new HealthCheckRequest());
        Assert.That(answer.Status, Is.EqualTo(ServingStatus.NotServing));
    }

    [Test]
    public async Task Given_a_watcher_When_the_server_stops_Then_told_and_the_stop_does_not_wait_for_it()
    {
        var sandbox = await SandboxServer.StartAsync();
        using var carte = sandbox.OpenCarte("medecin");
        using var client = new RawClient(sandbox, carte.AuthenticationCertificate);
        using var watch = client.Health.Watch(new HealthCheckRequest());
        await watch.ResponseStream.MoveNext(CancellationToken.None);

        var stop = sandbox.DisposeAsync().AsTask();

        Assert.That(await watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.That(watch.ResponseStream.Current.Status, Is.EqualTo(ServingStatus.NotServing));
        Assert.That(await watch.ResponseStream.MoveNext(CancellationToken.None), Is.False);
        await stop;
    }

    private static async Task DropAsync(NpgsqlConnectionStringBuilder database)
    {
        var name = database.Database;
        database.Database = "postgres";
        await using var source = NpgsqlDataSource.Create(database);
        await using var drop = source.CreateCommand($"DROP DATABASE {name} WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
    }
}
