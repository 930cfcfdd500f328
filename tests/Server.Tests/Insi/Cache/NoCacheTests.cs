using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Server.Tests.Insi.National;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.Cache;

/// <summary>Nothing is kept unless the operator says so.</summary>
public sealed class NoCacheTests(Engine engine) : NationalFixture(engine)
{
    [Test]
    public async Task Given_no_validity_set_When_looked_for_again_Then_the_teleservice_is_asked_again()
    {
        Stub.On("REDEMANDEE", StubAnswer.Found(new StubPerson("REDEMANDEE")));
        await using var client = Client();
        await client.Ins.SearchAsync(Traits("REDEMANDEE"));

        await client.Ins.SearchAsync(Traits("REDEMANDEE"));

        Assert.That(Stub.Requests("REDEMANDEE"), Has.Count.EqualTo(2));
        Assert.That(await Store.CountAnswersAsync(), Is.Zero);
    }
}
