using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Sdk.Tests.Cps;
using MonEspaceSante.Sdk.Tests.Peer;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Client;

/// <summary>A client, a card and the peer it talks to.</summary>
internal abstract class ClientFixture
{
    protected static readonly Ins Patient = Ins.Parse("279035121518989", InsOid.NirDemonstration);

    protected ManualClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    protected ServerPeer Server { get; private set; } = null!;

    protected ICarteCps Carte { get; private set; } = null!;

    protected MonEspaceSanteClient Client { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Server = await ServerPeer.StartAsync();
        Carte = CarteFile.OpenDoctor();
        var options = Server.Options(Carte);
        options.TimeProvider = Clock;
        Client = new MonEspaceSanteClient(options);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await Client.DisposeAsync();
        Carte.Dispose();
        await Server.DisposeAsync();
    }

    protected CdaSample Sample(long padding = 0) => new()
    {
        Patient = Patient,
        PatientName = new PersonName("TROIS", "DOMINIQUE"),
        Author = Carte.Porteur.Professional!,
        Structure = Carte.Activites[0].Structure,
        EffectiveTime = Clock.GetUtcNow(),
        Body = CdaSampleBody.Pdf,
        PdfPadding = padding,
    };
}
