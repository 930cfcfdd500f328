using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Insi.Cache;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Server.Tests.Insi.National;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.Cache;

/// <summary>Persons whom the téléservice found are told again for a while, to the same structure.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class CacheTests(Engine engine) : NationalFixture(engine)
{
    private const int Minutes = 10;

    private readonly SettableClock _clock = new();

    protected override TimeProvider Clock => _clock;

    protected override SandboxOptions Options
    {
        get
        {
            var insi = Platform.Options;
            insi.CacheMinutes = Minutes;
            return new() { Insi = insi, TimeProvider = _clock };
        }
    }

    [Test]
    public async Task Given_a_person_found_When_looked_for_again_Then_the_teleservice_is_not_asked_again()
    {
        Stub.On("CONNUE", StubAnswer.Found(new StubPerson("CONNUE")));
        await using var client = Client("medecin");
        var first = await client.Ins.SearchAsync(Traits("CONNUE"));

        var again = await client.Ins.SearchAsync(Traits("CONNUE"));

        Assert.That(again.Identity!.Ins, Is.EqualTo(first.Identity!.Ins));
        Assert.That(Stub.Requests("CONNUE"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Given_a_person_found_When_another_structure_looks_for_them_Then_the_teleservice_is_asked()
    {
        Stub.On("VOISINE", StubAnswer.Found(new StubPerson("VOISINE")));
        await using var doctor = Client("medecin");
        await using var pharmacist = Client("pharmacien");
        await doctor.Ins.SearchAsync(Traits("VOISINE"));

        await pharmacist.Ins.SearchAsync(Traits("VOISINE"));

        Assert.That(Stub.Requests("VOISINE"), Has.Count.EqualTo(2));
    }

    [TestCase("01")]
    [TestCase("02")]
    public async Task Given_nobody_or_several_When_looked_for_again_Then_the_teleservice_is_asked_again(string code)
    {
        var name = code == "01" ? "AUCUNE" : "PLUSIEURS";
        Stub.On(name, StubAnswer.Code(code));
        await using var client = Client();
        await client.Ins.SearchAsync(Traits(name));

        await client.Ins.SearchAsync(Traits(name));

        Assert.That(Stub.Requests(name), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Given_a_person_found_long_ago_When_looked_for_Then_asked_again_and_nothing_is_left()
    {
        Stub.On("ANCIENNE", StubAnswer.Found(new StubPerson("ANCIENNE")));
        await using var client = Client();
        await client.Ins.SearchAsync(Traits("ANCIENNE"));

        _clock.Advance(TimeSpan.FromMinutes(Minutes));
        await client.Ins.SearchAsync(Traits("ANCIENNE"));
        _clock.Advance(TimeSpan.FromMinutes(Minutes));
        await Sandbox.Host.Services.GetRequiredService<AnswerCache>().PurgeAsync(CancellationToken.None);

        Assert.That(Stub.Requests("ANCIENNE"), Has.Count.EqualTo(2));
        Assert.That(await Store.CountAnswersAsync(), Is.Zero);
    }

    [Test]
    public async Task Given_a_person_kept_When_the_tables_are_read_Then_they_name_nobody()
    {
        Stub.On("SCELLEE", StubAnswer.Found(new StubPerson("SCELLEE")));
        await using var client = Client();
        await client.Ins.SearchAsync(Traits("SCELLEE"));
        var secrets = new Secrets();
        secrets.Add("SCELLEE", "2770763220829");

        var values = await Store.ReadEveryValueAsync();

        Assert.That(await Store.CountAnswersAsync(), Is.Positive);
        Assert.That(values.SelectMany(secrets.In), Is.Empty);
    }
}
