using Grpc.Core;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Rights;

/// <summary>What is sent twice to open a context, and what names one in the metadata of a call.</summary>
public sealed class AccessContextRequestTests(Engine engine) : SandboxFixture(engine)
{
    private GivenPatients Patients => new(Sandbox);

    [Test]
    public async Task Given_a_request_sent_twice_When_answered_Then_one_context_and_another_reason_is_refused()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var request = Request(await Patients.AdultAsync());
        var changed = request.Clone();
        changed.Reason = "Autre motif";

        var first = await OpenAsync(client, request);
        var again = await OpenAsync(client, request);
        var refusal = await Refused.OnTheWireAsync(OpenAsync(client, changed));

        Assert.That(again, Is.EqualTo(first));
        Assert.That(first.Mode, Is.EqualTo(AccessMode.BrisDeGlace));
        Assert.That(refusal.Reason, Is.EqualTo("REQUEST_ID_REUTILISE"));
    }

    [Test]
    public async Task Given_a_request_sent_again_in_another_session_When_answered_Then_its_context_is_over()
    {
        using var before = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        using var after = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var request = Request(await Patients.AdultAsync());
        await OpenAsync(before, request);

        Assert.That((await Refused.OnTheWireAsync(OpenAsync(after, request))).Reason, Is.EqualTo("CONTEXTE_INCONNU"));
    }

    [TestCase("")]
    [TestCase("1")]
    [TestCase("00000000-0000-0000-0000-000000000000")]
    public async Task Given_a_context_that_nobody_opened_When_named_Then_the_call_is_refused(string name)
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var patient = RawDeposit.Wire(await Patients.AdultAsync());

        var refusal = await Refused.OnTheWireAsync(
            client.Dmp.CheckDossierAsync(new() { Patient = patient }, In(client, name)).ResponseAsync);

        Assert.That(refusal.Reason, Is.EqualTo("CONTEXTE_INCONNU"));
    }

    [Test]
    public async Task Given_the_glass_broken_When_a_secret_connection_is_opened_in_it_Then_the_new_context_is_both()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var patient = await Patients.MinorAsync();
        var broken = await OpenAsync(client, Request(patient));
        var request = new OpenConnexionSecreteRequest { Patient = RawDeposit.Wire(patient), RequestId = $"{Guid.NewGuid()}" };

        var both = await client.Sessions.OpenConnexionSecreteAsync(request, In(client, broken.AccessContextId));
        var found = await client.Dmp.FindDocumentsAsync(
            new() { Patient = request.Patient }, In(client, both.AccessContextId));

        Assert.That((broken.SecretConnection, both.SecretConnection), Is.EqualTo((false, true)));
        Assert.That(both.Mode, Is.EqualTo(AccessMode.BrisDeGlace));
        Assert.That(found.Documents, Is.Empty);
    }

    [Test]
    public async Task Given_a_request_without_an_id_When_sent_Then_refused()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var request = Request(await Patients.AdultAsync());
        request.RequestId = "1";

        var refusal = await Refused.OnTheWireAsync(OpenAsync(client, request));

        Assert.That((refusal.Reason, refusal.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", "request_id")));
    }

    private static OpenBrisDeGlaceRequest Request(Ins patient) => new()
    {
        Patient = RawDeposit.Wire(patient),
        Reason = "Patient inconscient",
        RequestId = $"{Guid.NewGuid()}",
    };

    private static async Task<AccessContext> OpenAsync(RawClient client, OpenBrisDeGlaceRequest request) =>
        await client.Sessions.OpenBrisDeGlaceAsync(request, client.Headers());

    private static Metadata In(RawClient client, string context)
    {
        var headers = client.Headers();
        headers.Add("mes-access-context", context);
        return headers;
    }
}
