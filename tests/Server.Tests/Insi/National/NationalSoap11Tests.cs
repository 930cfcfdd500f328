using MonEspaceSante.Insi;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>A téléservice of the former SOAP, with answers that must tell what they answer to.</summary>
public sealed class NationalSoap11Tests(Engine engine) : NationalFixture(engine)
{
    protected override async Task PrepareAsync() => Platform = await NationalPlatform.StartAsync(mapping =>
    {
        mapping["soap"] = "1.1";
        mapping["limites"]!["reprises"] = 0;
        mapping["relation"]!["exigee"] = true;
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

    [Test]
    public async Task Given_an_answer_that_tells_no_message_When_it_must_Then_refused()
    {
        Stub.On("MUETTE", StubAnswer.CodeInSoap11("01"));
        await using var client = Client();

        var refusal = await Refused.ByAsync(client.Ins.SearchAsync(Traits("MUETTE")));

        Assert.That((refusal.ReasonCode, refusal.Details["fault"]), Is.EqualTo(("INSI_REPONSE_INVALIDE", "other_message")));
    }

    [Test]
    public async Task Given_an_answer_that_tells_its_message_When_it_must_Then_taken()
    {
        Stub.On("LIEE", StubAnswer.Related(new StubPerson("LIEE"), id => [id]));
        await using var client = Client();

        Assert.That((await client.Ins.SearchAsync(Traits("LIEE"))).Outcome, Is.EqualTo(InsOutcome.Trouve));
    }
}
