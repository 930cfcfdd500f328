using MonEspaceSante.Insi;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>A téléservice of the former SOAP, whose answers must tell what they answer to, asked for cards alone.</summary>
public sealed class NationalAddressingTests(Engine engine) : NationalFixture(engine)
{
    private static readonly TestCaseData[] Own =
    [
        Relation("as it was sent", id => [id]),
        Relation("as the standard spells it", id => [$" urn:{id.ToUpperInvariant()}\n"]),
    ];

    private static readonly TestCaseData[] Others =
    [
        Relation("none", _ => []),
        Relation("of another message", _ => [$"uuid:{Guid.NewGuid()}"]),
        Relation("of this one and another", id => [id, $"uuid:{Guid.NewGuid()}"]),
        Relation("twice of this one", id => [id, id]),
        Relation("no address", _ => ["oui"]),
        Relation("of one that ends alike", id => [$"uuid:0{id[5..]}"]),
    ];

    protected override async Task PrepareAsync() => Platform = await NationalPlatform.StartAsync(mapping =>
    {
        mapping["soap"] = "1.1";
        mapping["relation"]!["exigee"] = true;
        mapping["appelants"]!["modes"] = new System.Text.Json.Nodes.JsonArray("DIRECTE");
    });

    [Test]
    public async Task Given_SOAP_1_1_When_asked_Then_action_media_type_and_envelope_are_its_own()
    {
        Stub.On("ANCIENNE", StubAnswer.FaultInSoap11("siram_40", "desir_620"));
        await using var client = Client();

        var refusal = await Refused.ByAsync(client.Ins.SearchAsync(Traits("ANCIENNE")));

        var sent = Stub.Requests("ANCIENNE").Single();
        Assert.That(sent.Envelope.Name.NamespaceName, Is.EqualTo("http://schemas.xmlsoap.org/soap/envelope/"));
        Assert.That(sent.SoapAction, Is.EqualTo($"\"{sent.Action}\""));
        Assert.That((refusal.ReasonCode, refusal.Details["national_code"]), Is.EqualTo(("INSI_CERTIFICAT_REFUSE", "desir_620")));
    }

    [TestCaseSource(nameof(Own))]
    public async Task Given_an_answer_to_the_message_When_looked_for_Then_taken(object relatesTo)
    {
        var name = Name();
        Stub.On(name, StubAnswer.Related(new StubPerson(name), (Func<string, IEnumerable<string>>)relatesTo));
        await using var client = Client();

        Assert.That((await client.Ins.SearchAsync(Traits(name))).Outcome, Is.EqualTo(InsOutcome.Trouve));
    }

    [TestCaseSource(nameof(Others))]
    public async Task Given_an_answer_to_anything_else_When_looked_for_Then_refused(object relatesTo)
    {
        var name = Name();
        Stub.On(name, StubAnswer.Related(new StubPerson(name), (Func<string, IEnumerable<string>>)relatesTo));
        await using var client = Client();

        var refusal = await Refused.ByAsync(client.Ins.SearchAsync(Traits(name)));

        Assert.That((refusal.ReasonCode, refusal.Details["fault"]), Is.EqualTo(("INSI_REPONSE_INVALIDE", "other_message")));
    }

    [TestCase("structure", "mode", Description = "the certificate's own structure, in a mode that may not ask")]
    [TestCase("opticien", "structure", Description = "a card of a structure that the operator does not ask for")]
    public async Task Given_a_caller_for_whom_the_certificate_does_not_speak_When_asked_Then_nothing_leaves(
        string card, string caller)
    {
        var name = Name();
        await using var client = Client(card);

        var refusal = await Refused.ByAsync(client.Ins.SearchAsync(Traits(name)));

        Assert.That((refusal.ReasonCode, refusal.Details["caller"]), Is.EqualTo(("INSI_APPELANT_REFUSE", caller)));
        Assert.That(Stub.Requests(name), Is.Empty);
    }

    private static TestCaseData Relation(string name, Func<string, IEnumerable<string>> relatesTo) =>
        new TestCaseData(relatesTo).SetArgDisplayNames(name);
}
