using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Client;

/// <summary>An identity that is not proven far enough is refused where it is used, before anything is asked.</summary>
internal sealed class IdentityUseTests : ClientFixture
{
    private static readonly TraitsIdentite Traits = TraitsIdentite.Parse("TROIS", "DOMINIQUE", "F", "1979-03-28");

    private static IdentitePatient Provisoire => IdentitePatient.Provisoire(Traits);

    private static IdentitePatient Recuperee => Provisoire.Recuperer(new InsIdentity(Patient, Traits));

    private static IEnumerable<TestCaseData> Unproven()
    {
        yield return Use("Submit", client => client.Dmp.SubmitAsync(Recuperee, Stream.Null, Visibility.Everyone));
        yield return Use("Submit several", client => client.Dmp.SubmitAsync(Recuperee, []));
        yield return Use("Submit a file", client => client.Dmp.SubmitAsync(Recuperee, default(DocumentN1)!, Visibility.Everyone));
        yield return Use("Find", client => client.Dmp.FindAsync(Provisoire).AnyAsync().AsTask());
        yield return Use("Open", client => client.Dossiers.OpenAsync(Provisoire.Valider()));
        yield return Use("Verify", client => client.Ins.VerifyAsync(Provisoire));
        yield return Use("Verify a line", _ => Task.FromResult(IdentityToVerify.Of("1", Provisoire)));
    }

    private static IEnumerable<TestCaseData> InDoubt()
    {
        foreach (var doubt in new[] { AttributIdentite.Douteuse, AttributIdentite.Fictive })
        {
            yield return Use($"Search {doubt}", client => client.Ins.SearchAsync(Recuperee.Noter(doubt)));
            yield return Use($"Verify {doubt}", client => client.Ins.VerifyAsync(Recuperee.Noter(doubt)));
            yield return Use(
                $"Verify a line {doubt}", _ => Task.FromResult(IdentityToVerify.Of("1", Recuperee.Noter(doubt))));
        }
    }

    [TestCaseSource(nameof(Unproven))]
    public void Given_an_identity_not_proven_far_enough_When_used_Then_refused_without_the_card_or_the_server(
        Func<MonEspaceSanteClient, Task> use) => DemandRefused(use, "IDENTITE_NON_QUALIFIEE");

    [TestCaseSource(nameof(InDoubt))]
    public void Given_an_identity_in_doubt_When_the_register_is_asked_Then_refused_without_the_card_or_the_server(
        Func<MonEspaceSanteClient, Task> use) => DemandRefused(use, "IDENTITE_DOUTEUSE");

    [Test]
    public async Task Given_a_recovered_identity_When_its_documents_are_listed_Then_the_server_is_asked()
    {
        Assert.That(await Client.Dmp.FindAsync(Recuperee).AnyAsync(), Is.False);
        Assert.That(Server.Script.Calls, Is.Not.Empty);
    }

    private void DemandRefused(Func<MonEspaceSanteClient, Task> use, string reason)
    {
        Carte.Dispose();

        var refusal = Assert.ThrowsAsync<InsRefusedException>(async () => await use(Client))!;

        Assert.That(refusal.ReasonCode, Is.EqualTo(reason));
        Assert.That((Server.Script.Openings.Count, Server.Script.Calls.Count), Is.EqualTo((0, 0)));
    }

    private static TestCaseData Use(string name, Func<MonEspaceSanteClient, Task> use) =>
        new TestCaseData(use).SetArgDisplayNames(name);
}
