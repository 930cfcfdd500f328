using Microsoft.Extensions.Logging;
using MonEspaceSante.Identity;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A sandbox for a fixture of tests, on one of the engines. An error in its log fails the fixture.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
public abstract class SandboxFixture(Engine engine)
{
    private readonly ErrorLog _errors = new();

    protected static Ins PatTrois { get; } = Ins.Parse("279035121518989", InsOid.NirTest);

    protected SandboxServer Sandbox { get; private set; } = null!;

    protected virtual SandboxOptions Options => new();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var options = Options;
        options.Postgres = await ConnectionStringAsync(engine);
        options.ConfigureLogging = logging => logging.AddProvider(_errors);
        Sandbox = await SandboxServer.StartAsync(options);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Sandbox is null) return;
        await Sandbox.DisposeAsync();
        Assert.That(_errors.Entries, Is.Empty);
    }

    public static async Task<string?> ConnectionStringAsync(Engine engine) =>
        engine == Engine.Sqlite ? null : await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
}
