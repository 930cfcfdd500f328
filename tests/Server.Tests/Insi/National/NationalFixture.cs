using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>A sandbox whose register is the stub of the téléservice.</summary>
public abstract class NationalFixture(Engine engine) : SandboxFixture(engine)
{
    protected override bool CardsAreAuthorized => false;

    protected override SandboxOptions Options => new() { Insi = Platform.Options, TimeProvider = Clock };

    private protected NationalPlatform Platform { get; set; } = null!;

    protected virtual TimeProvider Clock => TimeProvider.System;

    private protected InsiStub Stub => Platform.Stub;

    protected override async Task PrepareAsync() => Platform = await NationalPlatform.StartAsync();

    [OneTimeTearDown]
    public async Task StopPlatformAsync()
    {
        var faults = Stub.Faults.Distinct().ToList();
        await Platform.DisposeAsync();
        Assert.That(faults, Is.Empty, "every request is one that a strict téléservice takes");
    }

    /// <summary>A client that tries once: what the server tries is what counts.</summary>
    private protected MonEspaceSanteClient Client(string card = "medecin")
    {
        var options = Sandbox.ClientOptions(Cartes[card]);
        options.MaxAttempts = 1;
        options.TimeProvider = Clock;
        return new MonEspaceSanteClient(options);
    }

    /// <summary>A person of one test: those of a fixture run at once.</summary>
    private protected static string Name() =>
        $"PERSONNE-{string.Concat(Guid.NewGuid().ToByteArray().Select(b => (char)('A' + (b % 26))))}";

    private protected static TraitsIdentite Traits(string name, string given = "RUTH", string? place = null) =>
        TraitsIdentite.Parse(name, given, "F", "1977-07-14", place);
}
