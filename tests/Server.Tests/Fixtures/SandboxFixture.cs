using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MonEspaceSante.Identity;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>
/// A sandbox for a fixture of tests, on one of the engines. An error in its log fails the fixture, and so does anything
/// that refused or cut deposits left in its store.
/// </summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
public abstract class SandboxFixture(Engine engine)
{
    private readonly ErrorLog _errors = new();

    protected static Ins PatTrois { get; } = Ins.Parse("279035121518989", InsOid.NirTest);

    protected SandboxServer Sandbox { get; private set; } = null!;

    private protected CardRack Cartes { get; private set; } = null!;

    private protected StoreContents Store { get; private set; } = null!;

    private protected GivenAuthorizations Given { get; private set; } = null!;

    protected virtual SandboxOptions Options => new();

    /// <summary>Whether the patients let every card of the sandbox read from the start.</summary>
    protected virtual bool CardsAreAuthorized => true;

    /// <summary>Makes what the options tell of.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        await PrepareAsync();
        var options = Options;
        var configureLogging = options.ConfigureLogging;
        options.Postgres = await ConnectionStringAsync(engine);
        options.ConfigureLogging = logging =>
        {
            configureLogging(logging);
            logging.AddProvider(_errors);
        };
        Sandbox = await SandboxServer.StartAsync(options);
        Cartes = new CardRack(Sandbox);
        Store = new StoreContents(Sandbox);
        Given = new GivenAuthorizations(Sandbox);
        if (CardsAreAuthorized) await Given.ToEveryCardAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Sandbox is null) return;
        // Calls that were cut end before the host does: only then is the store at rest.
        await Sandbox.Host.Services.GetRequiredService<IHost>().StopAsync();
        var leftovers = await Store.FindLeftoversAsync();
        Cartes.Dispose();
        await Sandbox.DisposeAsync();
        Assert.Multiple(() =>
        {
            Assert.That(leftovers, Is.Empty);
            Assert.That(_errors.Entries, Is.Empty);
        });
    }

    public static async Task<string?> ConnectionStringAsync(Engine engine) =>
        engine == Engine.Sqlite ? null : await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
}
