using MonEspaceSante.Dmp;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Session;
using NUnit.Framework;
using Access = MonEspaceSante.Protos.Access.V1;

namespace MonEspaceSante.Server.Tests.Dmp.Traces;

/// <summary>Each access leaves exactly one trace, before its answer; what is refused or replayed leaves none.</summary>
public sealed class TracedAccessTests(Engine engine) : TraceFixture(engine)
{
    private const string Why = "Patient inconscient, allergies à vérifier";

    [TestCaseSource(typeof(TracedActs), nameof(TracedActs.All))]
    public async Task Given_an_access_When_it_is_answered_Then_one_trace_tells_who_and_what(object given)
    {
        var access = (TracedActs)given;
        await using var client = Cartes.Client("medecin");
        var patient = await PatientAsync();
        var document = await DepositAsync(client, patient);
        var before = await TracesAsync(patient);

        await access.Act(client, patient, document.UniqueId);

        var trace = (await TracesAsync(patient)).SkipLast(before.Count).Single();
        Assert.That((trace.Act.Transaction, trace.Act.IsAutomatic), Is.EqualTo((access.Transaction, access.IsAutomatic)));
        Assert.That(trace.Act.DocumentUniqueId, Is.EqualTo(access.OfDocument ? document.UniqueId : null));
        Assert.That(
            (trace.Caller.PsIdNat, trace.Caller.StructIdNat, trace.Caller.Authentication, trace.Circumstances.Mode),
            Is.EqualTo(("899700296140", "499700296140001", Access.AuthenticationMode.Directe, Access.AccessMode.Normal)));
    }

    [Test]
    public async Task Given_a_submission_When_taken_Then_each_document_has_its_trace_and_a_replay_none()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await PatientAsync();
        var deposit = await RawDeposit.OfAsync(
            Consultation.By(Doctor, patient), Consultation.By(Doctor, patient));
        var messages = deposit.SignedBy(Doctor);
        using var raw = await RawClient.OpenAsync(Sandbox, Doctor);

        var first = await raw.SubmitAsync(messages);
        var again = await raw.SubmitAsync(messages);

        Assert.That(again.SubmissionId, Is.EqualTo(first.SubmissionId));
        Assert.That(
            (await TracesAsync(patient)).Select(trace => (trace.Act.Transaction, trace.Act.DocumentUniqueId)),
            Is.EquivalentTo(first.Documents.Select(document => ("TD2.1", document.Metadata.UniqueId))));
    }

    [Test]
    public async Task Given_changes_that_are_sent_again_When_answered_Then_each_left_one_trace()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await PatientAsync();
        var document = await DepositAsync(client, patient);
        Guid[] ids = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];

        for (var i = 0; i < 2; i++)
        {
            await client.Dossiers.SetFeedingOppositionAsync(patient, isOpposed: true, ids[0]);
            await client.Dmp.SetVisibilityAsync(
                patient, document.UniqueId, Visibility.Everyone with { Professionals = false }, ids[1]);
            await client.Dmp.ArchiveAsync(patient, document.UniqueId, ids[2]);
            await client.Dmp.DeleteAsync(patient, document.UniqueId, ids[3]);
        }

        Assert.That(
            (await TracesAsync(patient)).Select(trace => trace.Act.Transaction),
            Is.EqualTo(new[] { "TD3.3c", "TD3.3d", "TD3.3a.masquer", "TD2.1.opposition", "TD2.1" }));
    }

    [Test]
    public async Task Given_a_state_that_is_already_there_When_asked_for_Then_the_answer_is_traced_all_the_same()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await PatientAsync();
        var document = await DepositAsync(client, patient);

        await client.Dmp.SetVisibilityAsync(patient, document.UniqueId, Visibility.Everyone);
        await client.Dmp.UnarchiveAsync(patient, document.UniqueId);

        Assert.That(
            (await TracesAsync(patient)).Select(trace => (trace.Act.Transaction, trace.Act.DocumentUniqueId)),
            Is.EqualTo(new[] { "TD3.3d", "TD3.1", "TD2.1" }.Select(transaction => (transaction, document.UniqueId))));
        Assert.That(await NotificationsAsync(patient), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Given_a_document_masked_and_disclosed_at_once_When_traced_Then_as_both()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await PatientAsync();
        await using var cda = await Consultation.By(Doctor, patient).ToStreamAsync();
        var hidden = (await client.Dmp.SubmitAsync(patient, cda, Visibility.Everyone with { Patient = false })).Documents[0];

        await client.Dmp.SetVisibilityAsync(
            patient, hidden.UniqueId, Visibility.Everyone with { Professionals = false });

        Assert.That(
            (await TracesAsync(patient)).Select(trace => trace.Act.Transaction),
            Is.EqualTo(new[] { "TD3.3b", "TD3.3a.masquer", "TD2.1" }));
    }

    [Test]
    public async Task Given_a_page_token_When_kept_for_another_session_Then_it_begins_another_search()
    {
        await using var client = Cartes.Client("medecin");
        await using var later = Cartes.Client("medecin");
        var patient = await PatientAsync();
        for (var i = 0; i < 2; i++) await DepositAsync(client, patient);
        var token = (await client.Dmp.FindAsync(patient).AsPages(pageSize: 1).FirstAsync()).NextPageToken!;

        var rest = await client.Dmp.FindAsync(patient).AsPages(token).FirstAsync();
        var toldOnce = await NotificationsAsync(patient);
        var kept = await later.Dmp.FindAsync(patient).AsPages(token).FirstAsync();

        Assert.That((rest.Items.Count, kept.Items.Count), Is.EqualTo((1, 1)));
        Assert.That((toldOnce.Count, (await NotificationsAsync(patient)).Count), Is.EqualTo((1, 2)));
        Assert.That((await TracesAsync(patient))[0].Act.Transaction, Is.EqualTo("TD3.1"));
    }

    [Test]
    public async Task Given_who_is_refused_When_the_dossier_s_traces_are_read_Then_there_is_none()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await Patients.AdultAsync();
        var refused = new Func<Task>[]
        {
            () => client.Dmp.FindAsync(patient).CountAsync().AsTask(),
            () => client.Dmp.CountAsync(patient),
            () => client.Dmp.GetWatchCursorAsync(patient),
            () => client.Dmp.GetReferenceAsync(patient, "2.25.404"),
            () => client.Dmp.RetrieveAsync(patient, "2.25.404", Stream.Null),
            () => client.Dmp.ArchiveAsync(patient, "2.25.404"),
            () => client.Dmp.DeleteAsync(patient, "2.25.404"),
            () => client.Dossiers.OpenAsync(patient, new OpenOptions { IncludeCounts = true }),
            () => client.Dossiers.ListAuthorizationsAsync(patient).CountAsync().AsTask(),
            () => client.Dossiers.AuthorizeAsync(patient, new Consent(ConsentText.Professional, IsGiven: false)),
            () => client.Session.OpenBrisDeGlaceAsync(patient, " "),
            () => client.Session.OpenConnexionSecreteAsync(patient),
        };

        foreach (var call in refused) await Refused.ByAsync(call());

        Assert.That(await TracesAsync(patient), Is.Empty);
        Assert.That(await NotificationsAsync(patient), Is.Empty);
    }

    [Test]
    public async Task Given_an_opening_that_counts_When_traced_Then_the_search_that_it_makes_is_there_beside_it()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await PatientAsync();

        await client.Dossiers.OpenAsync(patient, new OpenOptions { IncludeCounts = true });

        Assert.That(
            (await TracesAsync(patient)).Select(trace => (trace.Act.Transaction, trace.Act.IsAutomatic)),
            Is.EqualTo(new[] { ("TD0.2", false), ("TD3.1", true) }));
        Assert.That(await NotificationsAsync(patient), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Given_the_pages_of_one_search_When_traced_Then_it_is_one_access_and_serves_nobody_else()
    {
        await using var client = Cartes.Client("medecin");
        await using var nurse = Cartes.Client("infirmier");
        var patient = await PatientAsync();
        await Given.ToAsync(Cartes["infirmier"], patient);
        for (var i = 0; i < 3; i++) await DepositAsync(client, patient);

        var pages = await client.Dmp.FindAsync(patient).AsPages(pageSize: 1).ToListAsync();
        var stolen = await Refused.ByAsync(
            nurse.Dmp.FindAsync(patient).AsPages(pages[0].NextPageToken).FirstAsync().AsTask());

        Assert.That(pages, Has.Count.EqualTo(3));
        Assert.That((await TracesAsync(patient)).Count(trace => trace.Act.Transaction == "TD3.1"), Is.EqualTo(1));
        Assert.That(stolen.ReasonCode, Is.EqualTo("PAGE_INVALIDE"));
    }

    [Test]
    public async Task Given_a_retrieval_When_its_first_message_comes_Then_its_trace_is_durable()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await PatientAsync();
        var document = await DepositAsync(client, patient);
        using var raw = await RawClient.OpenAsync(Sandbox, Doctor);

        using var call = raw.Dmp.RetrieveDocument(
            new() { Patient = new() { Matricule = patient.Matricule, Oid = patient.Oid }, UniqueId = document.UniqueId },
            raw.Headers());
        await call.ResponseStream.MoveNext(CancellationToken.None);

        Assert.That((await TracesAsync(patient))[0].Act.Transaction, Is.EqualTo("TD3.2"));
    }

    [Test]
    public async Task Given_a_structure_that_looks_for_a_reference_When_traced_Then_the_structure_is_told()
    {
        await using var client = Cartes.Client("medecin");
        await using var structure = Cartes.Client("structure");
        var patient = await PatientAsync();
        var sample = Consultation.By(
            Doctor.Porteur.Professional!, SandboxServer.ActiviteOf(Cartes["structure"]).Structure, patient);
        await using var cda = await sample.ToStreamAsync();
        await structure.Dmp.SubmitAsync(patient, cda, Visibility.Everyone);

        await structure.Dmp.GetReferenceAsync(patient, sample.UniqueId);

        var trace = (await TracesAsync(patient))[0];
        Assert.That((trace.Act.Transaction, trace.Act.DocumentUniqueId), Is.EqualTo(("TD3.1.reference", sample.UniqueId)));
        Assert.That(trace.Caller.Authentication, Is.EqualTo(Access.AuthenticationMode.Indirecte));
        Assert.That(await NotificationsAsync(patient), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Given_a_broken_glass_When_reading_under_it_Then_each_trace_tells_the_reason()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await Patients.AdultAsync();

        var context = await client.Session.OpenBrisDeGlaceAsync(patient, Why);
        await client.Dmp.In(context).FindAsync(patient).CountAsync();

        Assert.That(
            (await TracesAsync(patient)).Select(trace => (trace.Act.Transaction, trace.Circumstances.Mode, trace.Circumstances.Reason)),
            Is.EqualTo(new[] { ("TD3.1", Access.AccessMode.BrisDeGlace, Why), ("TD0.2", Access.AccessMode.BrisDeGlace, Why) }));
    }

    [Test]
    public async Task Given_centre_15_When_it_searches_a_patient_and_reads_Then_each_is_traced_under_its_authority()
    {
        var options = Sandbox.ClientOptions(Cartes["medecin-regulation"]);
        options.AccessMode = AccessMode.Centre15;
        await using var client = new MonEspaceSanteClient(options);
        var patient = await Patients.AdultAsync();

        await client.Dmp.FindAsync(patient).CountAsync();

        var trace = (await TracesAsync(patient)).Single();
        Assert.That((trace.Act.Transaction, trace.Circumstances.Mode), Is.EqualTo(("TD3.1", Access.AccessMode.Centre15)));
    }

    [Test]
    public async Task Given_a_secret_connection_When_searching_Then_the_patient_is_told_and_the_representatives_not()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await Patients.MinorAsync();
        await Given.ToAsync(Doctor, patient);
        var secret = await client.Session.OpenConnexionSecreteAsync(patient);

        await client.Dmp.In(secret).FindAsync(patient).CountAsync();
        await client.Dmp.FindAsync(patient).CountAsync();

        Assert.That(
            (await NotificationsAsync(patient)).Select(told => told.IsHiddenFromRepresentatives),
            Is.EqualTo(new[] { false, true }));
        Assert.That(
            (await TracesAsync(patient)).Select(trace => (trace.Act.Transaction, trace.Circumstances.IsSecret)),
            Is.EqualTo(new[] { ("TD3.1", false), ("TD3.1", true), ("TD0.2", true) }));
    }

    [Test]
    public async Task Given_a_watch_that_goes_on_from_its_cursor_When_traced_Then_one_access_for_each_session()
    {
        await using var client = Cartes.Client("medecin");
        await using var elsewhere = Cartes.Client("medecin");
        var patient = await PatientAsync();
        var cursor = await client.Dmp.GetWatchCursorAsync(patient);
        for (var i = 0; i < 3; i++) await DepositAsync(client, patient);

        for (var i = 0; i < 3; i++) await client.Dmp.WatchAsync(patient, cursor).FirstAsync();
        var ofOne = (await TracesAsync(patient)).Count(trace => trace.Act.Transaction == "TD3.1");
        for (var i = 0; i < 3; i++) cursor = (await elsewhere.Dmp.WatchAsync(patient, cursor).FirstAsync()).Cursor;

        Assert.That(ofOne, Is.EqualTo(1));
        Assert.That(await NotificationsAsync(patient), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Given_a_dossier_that_is_closed_When_looked_at_Then_traced_and_never_opened_Then_not()
    {
        await using var client = Cartes.Client("medecin");
        var closed = await Patients.BornAsync("1980-01-01", Protos.Dmp.V1.DossierStatus.Ferme);
        var never = await Patients.BornAsync("1980-01-01", Protos.Dmp.V1.DossierStatus.Inexistant);

        foreach (var patient in new[] { closed, never })
        {
            await client.Dossiers.CheckAsync(patient);
            await client.Dossiers.OpenAsync(patient);
        }

        Assert.That((await TracesAsync(closed)).Select(trace => trace.Act.Transaction), Is.EqualTo(new[] { "TD0.2", "TD0.2" }));
        Assert.That(await TracesAsync(never), Is.Empty);
    }
}
