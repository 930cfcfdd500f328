using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Submissions;

/// <summary>Deposits in the secret connection of a minor. CNDA 0.1-300.</summary>
public sealed class SecretConnectionTests(Engine engine) : SubmissionFixture(engine)
{
    private static readonly MonEspaceSante.Dmp.Visibility Hidden = Everyone with { LegalRepresentatives = false };

    [TestCase(Author)]
    [TestCase(Secretary)]
    [TestCase(Clinic)]
    public async Task Given_a_secret_connection_When_fed_Then_hidden_from_representatives_and_traced_in_secret(string who)
    {
        var (patient, dmp) = await OpenSecretAsync(who);
        var sample = By(who) with { Patient = patient };
        using var cda = await sample.ToStreamAsync();

        var submission = await dmp.SubmitAsync(patient, cda, Everyone);
        var id = await GivenPatients.IdAsync(patient);
        var history = Service<AccessHistory>();
        var toPatient = await history.ListAsync(id, long.MaxValue, 10, CancellationToken.None);
        var toRepresentatives = await history.ListShownToRepresentativesAsync(id, long.MaxValue, 10, CancellationToken.None);

        Assert.That(submission.Documents[0].Visibility, Is.EqualTo(Hidden));
        Assert.That(toPatient.Select(trace => trace.Act.DocumentUniqueId), Has.Member(sample.UniqueId));
        Assert.That(toRepresentatives, Is.Empty);
    }

    [Test]
    public async Task Given_a_secret_connection_When_several_are_fed_Then_each_is_hidden()
    {
        var (patient, dmp) = await OpenSecretAsync(Author);

        var submission = await SubmitAsync(
            dmp, [Sample() with { Patient = patient }, Sample() with { Patient = patient }]);

        Assert.That(submission.Documents.Select(document => document.Visibility), Is.All.EqualTo(Hidden));
    }

    [Test]
    public async Task Given_a_secret_connection_When_a_document_shown_to_representatives_is_sent_Then_refused()
    {
        var patient = await GivenPatients.MinorAsync();
        using var raw = await RawClient.OpenAsync(Sandbox, Carte(Author));
        var context = await raw.Sessions.OpenConnexionSecreteAsync(
            new() { Patient = RawDeposit.Wire(patient), RequestId = $"{Guid.NewGuid():D}" }, raw.Headers());
        var deposit = await RawDeposit.OfAsync(Sample() with { Patient = patient });
        var headers = raw.Headers();
        headers.Add("mes-access-context", context.AccessContextId);

        using var call = raw.Dmp.SubmitDocuments(headers);
        foreach (var message in deposit.SignedBy(Carte(Author)))
        {
            // The refusal may come before the last message.
            if (!call.ResponseAsync.IsCompleted) await call.RequestStream.WriteAsync(message);
        }

        var refusal = await Refused.OnTheWireAsync(call.ResponseAsync);

        Assert.That((refusal.Reason, refusal.Fields[0]), Is.EqualTo(("VISIBILITE_INTERDITE", "header.visibility")));
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [Test]
    public async Task Given_a_document_that_representatives_saw_When_replaced_in_secret_Then_refused()
    {
        var (patient, dmp) = await OpenSecretAsync(Author);
        var shown = await DepositAsync(Sample() with { Patient = patient });

        var reason = await ReasonAsync(
            SubmitAsync(dmp, [Sample() with { Patient = patient, Replaces = shown.UniqueId }]));

        Assert.That(reason, Is.EqualTo(Reason.VisibiliteIrreversible));
    }

    [Test]
    public async Task Given_a_document_hidden_in_secret_When_replaced_in_secret_Then_hidden_still()
    {
        var (patient, dmp) = await OpenSecretAsync(Author);
        var first = await SubmitAsync(dmp, [Sample() with { Patient = patient }]);

        var second = await SubmitAsync(
            dmp, [Sample() with { Patient = patient, Replaces = first.Documents[0].UniqueId }]);

        Assert.That(second.Documents[0].Visibility, Is.EqualTo(Hidden));
    }

    [Test]
    public async Task Given_a_secret_connection_When_a_vaccination_is_noted_Then_refused()
    {
        var (patient, dmp) = await OpenSecretAsync(Author);
        var note = Note(Vaccination()) with { Patient = patient };

        var refusal = await Refused.ByAsync(SubmitAsync(dmp, [note]));

        Assert.That(refusal, Is.TypeOf<DocumentRefusedException>());
        Assert.That(refusal.Reason, Is.EqualTo(Reason.VaccinationSecrete));
        await DemandAbsentAsync(note);
    }

    private async Task<(Ins Patient, DmpClient Dmp)> OpenSecretAsync(string who)
    {
        var patient = await GivenPatients.MinorAsync();
        var client = Client(who);
        var context = await client.Session.OpenConnexionSecreteAsync(patient);
        return (patient, client.Dmp.In(context));
    }
}
