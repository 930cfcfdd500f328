using Grpc.Core;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Documents;

/// <summary>What break-glass and a secret connection change to the life cycle of documents.</summary>
public sealed class AccessModeTests(Engine engine) : DocumentFixture(engine)
{
    [Test]
    public async Task Given_a_secret_connection_When_a_document_would_be_shown_to_representatives_Then_refused()
    {
        var document = await DepositAsync(new MonEspaceSante.Dmp.Visibility(true, false, false));
        using var client = await RawClient.OpenAsync(Sandbox, Carte(Author));
        var headers = await OpenAsync(client, AccessMode.Normal, isSecret: true);

        var refusal = await Refused.OnTheWireAsync(ShowAsync(client, headers, document.UniqueId, new Visibility()));
        var toPatient = await ShowAsync(
            client, headers, document.UniqueId, new Visibility { HiddenFromRepresentatives = true });

        Assert.That(
            (refusal.Reason, refusal.Fields),
            Is.EqualTo(("VISIBILITE_INTERDITE", new[] { "visibility.hidden_from_representatives" })));
        Assert.That(toPatient.Visibility.HiddenFromRepresentatives, Is.True);
        Assert.That(toPatient.Visibility.HiddenFromPatient, Is.False);
    }

    [Test]
    public async Task Given_break_glass_When_masking_or_disclosing_Then_refused_and_a_doctor_may_archive()
    {
        var document = await DepositAsync(new MonEspaceSante.Dmp.Visibility(true, false, true));
        using var client = await RawClient.OpenAsync(Sandbox, Carte(Doctor));
        var headers = await OpenAsync(client, AccessMode.BrisDeGlace, isSecret: false);

        var disclosure = await Refused.OnTheWireAsync(ShowAsync(client, headers, document.UniqueId, new Visibility()));
        var archived = await client.Dmp.ArchiveDocumentAsync(
            new ArchiveDocumentRequest
            {
                Patient = RawDeposit.Wire(Patient),
                UniqueId = document.UniqueId,
                Archived = true,
                RequestId = $"{Guid.NewGuid()}",
            },
            headers);

        Assert.That(disclosure.Reason, Is.EqualTo("DROIT_INSUFFISANT"));
        Assert.That(archived.Archived, Is.True);
    }

    [Test]
    public async Task Given_no_visibility_or_no_request_id_When_changing_Then_refused()
    {
        var document = await DepositAsync();
        using var client = await RawClient.OpenAsync(Sandbox, Carte(Author));

        var visibility = await Refused.OnTheWireAsync(ShowAsync(client, client.Headers(), document.UniqueId, null));
        var request = await Refused.OnTheWireAsync(client.Dmp.DeleteDocumentAsync(
            new DeleteDocumentRequest { Patient = RawDeposit.Wire(Patient), UniqueId = document.UniqueId },
            client.Headers()).ResponseAsync);

        Assert.That((visibility.Reason, visibility.Fields), Is.EqualTo(("REQUETE_INVALIDE", new[] { "visibility" })));
        Assert.That((request.Reason, request.Fields), Is.EqualTo(("REQUETE_INVALIDE", new[] { "request_id" })));
    }

    private Task<Document> ShowAsync(RawClient client, Metadata headers, string uniqueId, Visibility? visibility) =>
        client.Dmp.UpdateDocumentVisibilityAsync(
            new UpdateDocumentVisibilityRequest
            {
                Patient = RawDeposit.Wire(Patient),
                UniqueId = uniqueId,
                Visibility = visibility,
                RequestId = $"{Guid.NewGuid()}",
            },
            headers).ResponseAsync;

    private async Task<Metadata> OpenAsync(RawClient client, AccessMode mode, bool isSecret)
    {
        var session = (await Service<SessionStore>().FindAsync(SessionOf(client), CancellationToken.None))!.Session;
        var patientId = await Service<PatientRegister>().FindAsync(Patient, CancellationToken.None);
        var contextId = Guid.NewGuid();
        await Service<Database>().WriteAsync(
            connection => Service<AccessContextStore>().AddAsync(
                connection,
                contextId,
                new Caller(session, mode, isSecret, patientId, mode == AccessMode.BrisDeGlace ? "Essai" : "")),
            CancellationToken.None);
        return [.. client.Headers(), new Metadata.Entry("mes-access-context", $"{contextId}")];
    }

    private static Guid SessionOf(RawClient client)
    {
        var payload = System.Buffers.Text.Base64Url.DecodeFromChars(client.Token.Split('.')[1]);
        using var json = System.Text.Json.JsonDocument.Parse(payload);
        return Guid.Parse(json.RootElement.GetProperty("sid").GetString()!);
    }
}
