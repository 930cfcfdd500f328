using MonEspaceSante.Insi;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>Which message an answer tells that it answers to. Published answers tell none.</summary>
public sealed class NationalRelationTests(Engine engine) : NationalFixture(engine)
{
    private static readonly TestCaseData[] Own =
    [
        Relation("as it was sent", id => [id]),
        Relation("as the standard spells it", id => [$" urn:{id.ToUpperInvariant()}\n"]),
        Relation("none", _ => []),
    ];

    private static readonly TestCaseData[] Others =
    [
        Relation("of another message", _ => [$"uuid:{Guid.NewGuid()}"]),
        Relation("of this one and another", id => [id, $"uuid:{Guid.NewGuid()}"]),
        Relation("twice of this one", id => [id, id]),
        Relation("no address", _ => ["oui"]),
        Relation("of one that ends alike", id => [$"uuid:0{id[5..]}"]),
    ];

    [TestCaseSource(nameof(Own))]
    public async Task Given_an_answer_to_the_message_When_looked_for_Then_taken(object relatesTo)
    {
        Stub.On("REPONDUE", StubAnswer.Related(new StubPerson("REPONDUE"), (Func<string, IEnumerable<string>>)relatesTo));
        await using var client = Client();

        Assert.That((await client.Ins.SearchAsync(Traits("REPONDUE"))).Outcome, Is.EqualTo(InsOutcome.Trouve));
    }

    [TestCaseSource(nameof(Others))]
    public async Task Given_an_answer_to_anything_else_When_looked_for_Then_refused(object relatesTo)
    {
        Stub.On("DETOURNEE", StubAnswer.Related(new StubPerson("DETOURNEE"), (Func<string, IEnumerable<string>>)relatesTo));
        await using var client = Client();

        var refusal = await Refused.ByAsync(client.Ins.SearchAsync(Traits("DETOURNEE")));

        Assert.That((refusal.ReasonCode, refusal.Details["fault"]), Is.EqualTo(("INSI_REPONSE_INVALIDE", "other_message")));
    }

    private static TestCaseData Relation(string name, Func<string, IEnumerable<string>> relatesTo) =>
        new TestCaseData(relatesTo).SetArgDisplayNames(name);
}
