using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>Dossiers that cannot be fed or read, and patients that are nobody here.</summary>
public sealed class DossierStateTests(Engine engine) : SandboxFixture(engine)
{
    private static IEnumerable<TestCaseData> Unavailable =>
    [
        Case("a closed dossier", "202096615708958", InsOid.NirTest, Reason.DossierFerme),
        Case("a closed dossier, by the production identity", "202096615708958", InsOid.Nir, Reason.DossierFerme),
        Case("a dossier never opened", "153078987658513", InsOid.NirTest, Reason.DossierInexistant),
        Case("an unknown patient", "180015712345661", InsOid.NirTest, Reason.DossierInexistant),
        Case("an unknown patient of demonstration", "180015712345661", InsOid.NirDemonstration,
            Reason.DossierInexistant),
        Case("a production identity of nobody here", "180015712345661", InsOid.Nir, Reason.InsOidRefuse),
        Case("a waiting number", "279035121518989", InsOid.Nia, Reason.InsNiaRefuse),
    ];

    [TestCaseSource(nameof(Unavailable))]
    public async Task Given_no_open_dossier_When_fed_Then_refused_and_nothing_kept(
        string matricule, string oid, Reason reason)
    {
        var patient = Ins.Parse(matricule, oid);
        await using var client = Cartes.Client("medecin");
        var sample = Consultation.By(Cartes["medecin"], patient);
        var requestId = Guid.NewGuid();

        var refusal = await Refused.ByAsync(client.Dmp.SubmitAsync(
            patient, await sample.ToStreamAsync(), Visibility.Everyone, new SubmitOptions { RequestId = requestId }));

        Assert.That(refusal.Reason, Is.EqualTo(reason));
        Assert.That(refusal,
            IsDossier(reason) ? Is.TypeOf<DossierUnavailableException>() : Is.TypeOf<InsRefusedException>());
        await Store.DemandNothingOfAsync(requestId, sample.UniqueId);
    }

    [TestCaseSource(nameof(Unavailable))]
    public async Task Given_no_open_dossier_When_read_Then_refused(string matricule, string oid, Reason reason)
    {
        var patient = Ins.Parse(matricule, oid);
        await using var client = Cartes.Client("medecin");

        var search = await Refused.ByAsync(client.Dmp.FindAsync(patient).FirstOrDefaultAsync().AsTask());
        var reading = await Refused.ByAsync(client.Dmp.RetrieveAsync(patient, "2.25.1", Stream.Null));

        Assert.That((search.Reason, reading.Reason), Is.EqualTo((reason, reason)));
    }

    [TestCaseSource(nameof(Unavailable))]
    public async Task Given_no_open_dossier_When_checked_Then_its_state_is_told(
        string matricule, string oid, Reason reason)
    {
        var patient = Ins.Parse(matricule, oid);
        await using var client = Cartes.Client("medecin");

        var check = client.Dossiers.CheckAsync(patient);

        if (IsDossier(reason))
            Assert.That((await check).Status,
                Is.EqualTo(reason == Reason.DossierFerme ? DossierStatus.Ferme : DossierStatus.Inexistant));
        else
            Assert.That((await Refused.ByAsync(check)).Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task Given_a_closed_dossier_When_checked_Then_its_reason_and_date_are_told()
    {
        await using var client = Cartes.Client("medecin");

        var dossier = await client.Dossiers.CheckAsync(Ins.Parse("202096615708958", InsOid.NirTest));

        Assert.That(dossier.ClosingReason, Is.EqualTo("Je ne veux plus de DMP"));
        Assert.That(dossier.CloseTime, Is.EqualTo(TimeProvider.System.GetUtcNow()).Within(TimeSpan.FromMinutes(10)));
    }

    [TestCase("", InsOid.NirTest, "INS_FORMAT_INVALIDE")]
    [TestCase("27903512151898", InsOid.NirTest, "INS_FORMAT_INVALIDE")]
    [TestCase("27903512151898A", InsOid.NirTest, "INS_FORMAT_INVALIDE")]
    [TestCase("279035121518990", InsOid.NirTest, "INS_CLE_INVALIDE")]
    [TestCase("279035121518989", InsOid.Nia, "INS_NIA_REFUSE")]
    [TestCase("279035121518989", InsOid.InsC, "INS_C_RETIRE")]
    [TestCase("279035121518989", "1.2.3", "INS_OID_REFUSE")]
    [TestCase("279035121518989", "", "INS_OID_REFUSE")]
    public async Task Given_an_identity_that_is_none_When_any_call_names_it_Then_refused(
        string matricule, string oid, string reason)
    {
        var patient = new Protos.Identity.V1.Ins { Matricule = matricule, Oid = oid };
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);

        WireRefusal[] refusals =
        [
            await Refused.OnTheWireAsync(client.Dmp.CheckDossierAsync(new() { Patient = patient },
                client.Headers()).ResponseAsync),
            await Refused.OnTheWireAsync(client.Dmp.FindDocumentsAsync(new() { Patient = patient },
                client.Headers()).ResponseAsync),
            await Refused.OnTheWireAsync(client.Dmp.RetrieveDocument(
                new() { Patient = patient, UniqueId = "2.25.1" }, client.Headers()).ResponseStream.MoveNext(default)),
        ];

        Assert.That(refusals.Select(refusal => refusal.Reason), Is.All.EqualTo(reason));
        Assert.That(refusals.SelectMany(refusal => refusal.Fields), Has.Exactly(refusals.Length).Items);
    }

    [Test]
    public async Task Given_no_patient_and_no_document_When_called_Then_the_missing_field_is_named()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var withoutPatient = await Refused.OnTheWireAsync(
            client.Dmp.FindDocumentsAsync(new(), client.Headers()).ResponseAsync);
        var withoutDocument = await Refused.OnTheWireAsync(client.Dmp.RetrieveDocument(
            new() { Patient = RawDeposit.Wire(PatTrois) }, client.Headers()).ResponseStream.MoveNext(default));

        Assert.That((withoutPatient.Reason, withoutPatient.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", "patient")));
        Assert.That((withoutDocument.Reason, withoutDocument.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", "unique_id")));
    }

    private static bool IsDossier(Reason reason) => reason is Reason.DossierFerme or Reason.DossierInexistant;

    private static TestCaseData Case(string name, string matricule, string oid, Reason reason) =>
        new TestCaseData(matricule, oid, reason).SetArgDisplayNames(name);
}
