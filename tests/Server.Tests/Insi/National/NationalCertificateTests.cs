using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>The certificate of the structure is replaced while the server runs.</summary>
public sealed class NationalCertificateTests(Engine engine) : NationalFixture(engine)
{
    [Test]
    public async Task Given_a_certificate_that_is_replaced_When_looked_for_Then_the_new_one_signs()
    {
        Stub.On("CERTIFIEE", StubAnswer.Found(new StubPerson("CERTIFIEE")));
        await using var client = Client();
        await client.Ins.SearchAsync(Traits("CERTIFIEE"));

        var replaced = Platform.WriteCertificate();
        await client.Ins.SearchAsync(Traits("CERTIFIEE"));

        var sent = Stub.Requests("CERTIFIEE");
        Assert.That(sent, Has.Count.EqualTo(2));
        Assert.That(SignatureVerdict.Of(sent[1].Text, replaced), Is.True);
    }
}
