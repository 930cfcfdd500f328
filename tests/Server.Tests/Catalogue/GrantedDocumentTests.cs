using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Catalogue.Granted;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using DocumentOrigin = MonEspaceSante.Protos.Dmp.V1.DocumentOrigin;
using NotificationKind = MonEspaceSante.Protos.Compte.V1.NotificationKind;
using Purpose = MonEspaceSante.Protos.Catalogue.V1.GrantPurpose;
using Visibility = MonEspaceSante.Protos.Dmp.V1.Visibility;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>What applications read and bring, and who learns of it.</summary>
public sealed class GrantedDocumentTests(Engine engine) : CatalogueFixture(engine)
{
    private GivenDocuments Documents => new(Sandbox);

    [Test]
    public async Task Given_documents_When_an_application_lists_Then_what_the_patient_sees_and_hid_from_nobody()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var shown = await BroughtAsync(person, "DOCPAT01", new());
        var masked = await BroughtAsync(person, "DOCPAT02", new() { HiddenFromProfessionals = true });
        var kept = await BroughtAsync(person, "DOCPAT03", new() { HiddenFromPatient = true });
        var old = GivenDocuments.ByPatient(person.Ins, "DOCPAT04");
        await Documents.BroughtByPatientAsync(old);
        var recent = old with { UniqueId = UniqueId.New(), Replaces = old.UniqueId };
        await Documents.BroughtByPatientAsync(recent);

        Assert.Multiple(async () =>
        {
            Assert.That(await application.ListIdsAsync(), Is.EqualTo(new[] { recent.UniqueId, shown }));
            Assert.That(await ReasonAsync(application.ReadAsync(masked)), Is.EqualTo("DOCUMENT_INTROUVABLE"));
            Assert.That(await ReasonAsync(application.ReadAsync(kept)), Is.EqualTo("DOCUMENT_INTROUVABLE"));
            Assert.That(await ReasonAsync(application.ReadAsync("1.2.3\0")), Is.EqualTo("DOCUMENT_INTROUVABLE"));
            Assert.That(await application.ReadAsync(old.UniqueId), Is.Not.Empty);
        });
    }

    [Test]
    public async Task Given_documents_When_listed_page_by_page_Then_each_comes_once()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var brought = new List<string>();
        for (var i = 1; i <= 3; i++) brought.Add(await BroughtAsync(person, $"DOCPAT0{i}", new()));

        var first = await application.ListAsync(2);
        var second = await application.ListAsync(2, first.NextPageToken);
        var strange = await LetInAsync(await PersonAsync(), application.ApplicationId);

        Assert.That(
            first.Documents.Concat(second.Documents).Select(document => document.Metadata.UniqueId),
            Is.EqualTo(Enumerable.Reverse(brought)));
        Assert.That(await ReasonAsync(strange.ListAsync(2, first.NextPageToken)), Is.EqualTo("PAGE_INVALIDE"));
    }

    [Test]
    public async Task Given_a_watch_that_was_cut_When_it_goes_on_from_its_cursor_Then_nothing_is_missed_or_hidden_shown()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        string cursor;
        using (var watch = application.Watch())
        {
            await watch.ResponseStream.MoveNext(CancellationToken.None);
            cursor = watch.ResponseStream.Current.Cursor;
        }

        await BroughtAsync(person, "DOCPAT01", new() { HiddenFromProfessionals = true });
        var shown = await BroughtAsync(person, "DOCPAT02", new());
        using var again = application.Watch(cursor);
        await again.ResponseStream.MoveNext(CancellationToken.None);
        var other = await LetInAsync(await PersonAsync(), application.ApplicationId);

        Assert.That(
            again.ResponseStream.Current.Documents.Select(document => document.Metadata.UniqueId), Is.EqualTo(new[] { shown }));
        Assert.That(
            await ReasonAsync(other.Watch(cursor).ResponseStream.MoveNext(CancellationToken.None)),
            Is.EqualTo("CURSEUR_INVALIDE"));
    }

    [Test]
    public async Task Given_a_document_When_an_application_deposits_it_Then_it_is_the_patient_s_own_and_read_back_the_same()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var sample = GivenDocuments.ByPatient(person.Ins, "DOCPAT01");
        var requestId = Guid.NewGuid();

        var kept = await application.DepositAsync(sample, requestId);
        var again = await application.DepositAsync(sample, requestId);

        await using var cda = await sample.ToStreamAsync();
        Assert.That((kept.Origin, kept.Visibility), Is.EqualTo((DocumentOrigin.Patient, new Visibility())));
        Assert.That(again, Is.EqualTo(kept));
        Assert.That(await application.ReadAsync(sample.UniqueId), Is.EqualTo(cda.ToArray()));
        Assert.That(await Store.CountDocumentsAsync(sample.UniqueId), Is.EqualTo(1));
    }

    [Test]
    public async Task Given_what_is_not_an_application_s_to_bring_When_deposited_Then_refused_and_nothing_is_kept()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var other = await PersonAsync();
        var brought = await BroughtAsync(person, "DOCPAT01", new());
        var replacing = GivenDocuments.ByPatient(person.Ins, "DOCPAT01") with { Replaces = brought };
        using var empty = new RawUpload(application, Guid.NewGuid());
        await empty.SendAsync([]);
        using var unnamed = new RawUpload(application, Guid.Empty);

        Assert.Multiple(async () =>
        {
            Assert.That(
                await ReasonAsync(application.DepositAsync(GivenDocuments.ByPatient(other.Ins, "DOCPAT01"))),
                Is.EqualTo("PATIENT_DIFFERENT"));
            Assert.That(
                await ReasonAsync(application.DepositAsync(Consultation.By(Cartes["medecin"], person.Ins))),
                Is.EqualTo("TYPE_RESERVE_AUX_PROFESSIONNELS"));
            Assert.That(await ReasonAsync(application.DepositAsync(replacing)), Is.EqualTo("MODIFICATION_INTERDITE"));
            Assert.That(await ReasonAsync(empty.EndAsync()), Is.EqualTo("DOCUMENT_VIDE"));
            Assert.That(await ReasonAsync(unnamed.EndAsync()), Is.EqualTo("ENVOI_INCOMPLET"));
            Assert.That(await application.ListIdsAsync(), Is.EqualTo(new[] { brought }));
        });
    }

    [Test]
    public async Task Given_its_own_document_When_an_application_replaces_it_Then_the_new_one_is_current()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var first = GivenDocuments.ByPatient(person.Ins, "DOCPAT01");
        var second = first with { UniqueId = UniqueId.New(), Replaces = first.UniqueId, Title = "Deuxième" };

        await application.DepositAsync(first);
        await application.DepositAsync(second);

        Assert.That(await application.ListIdsAsync(), Is.EqualTo(new[] { second.UniqueId }));
    }

    [Test]
    public async Task Given_all_that_an_application_does_When_traces_are_read_Then_each_names_it_and_what_for()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var sample = GivenDocuments.ByPatient(person.Ins, "DOCPAT01");
        await application.DepositAsync(sample);
        await application.ListAsync();
        await application.ReadAsync(sample.UniqueId);
        using (var watch = application.Watch()) await watch.ResponseStream.MoveNext(CancellationToken.None);
        await application.AddAsync(MeasureTests.Weight("70"));
        await application.MeasuresAsync();

        var traces = await Service<AccessHistory>().ListAsync(person.PatientId, long.MaxValue, 100, CancellationToken.None);

        Assert.That(traces[^1].Act.Transaction, Is.EqualTo("CATALOGUE.consentement.accorder"));
        traces.RemoveAt(traces.Count - 1);
        Assert.That(traces.Select(trace => trace.Act.Transaction), Is.EquivalentTo(new[]
        {
            GrantedActs.DepositDocument, GrantedActs.ListDocuments, GrantedActs.ReadDocument, GrantedActs.WatchDocuments,
            GrantedActs.AddMeasures, GrantedActs.ReadMeasures,
        }));
        foreach (var caller in traces.Select(trace => trace.Caller))
        {
            Assert.That((caller.Application!.ApplicationId, caller.StructIdNat), Is.EqualTo((application.ApplicationId, "10B0047047")));
            Assert.That(caller.Application.Purposes, Is.EqualTo(new[] { Purpose.Suivi }));
        }
    }

    [Test]
    public async Task Given_an_application_s_access_When_the_medecin_traitant_reads_traces_Then_told_as_an_application_s()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        await application.ListAsync();
        await using var practice = Cartes.Client("medecin");
        await practice.Dossiers.AuthorizeAsync(
            person.Ins, new(ConsentText.Professional, IsGiven: true), new AuthorizeOptions { AsMedecinTraitant = true });
        var doctor = Keep(await RawClient.OpenAsync(Sandbox, Cartes["medecin"], Clock));

        var told = await doctor.Dmp.ListAccessTracesAsync(
            new ListAccessTracesRequest { Patient = person.Wire }, doctor.Headers());

        var trace = told.Traces.Single(trace => trace.Application is not null && trace.Person is null);
        Assert.Multiple(() =>
        {
            Assert.That((trace.Application.Name, trace.Transaction), Is.EqualTo(("Application d'essai", GrantedActs.ListDocuments)));
            Assert.That(trace.Application.Purposes, Is.EqualTo(new[] { "SUIVI" }));
            Assert.That(trace.Structure.StructIdNat, Is.EqualTo("10B0047047"));
            Assert.That(trace.AccessMode, Is.EqualTo(AccessMode.Normal));
        });
    }

    [Test]
    public async Task Given_an_application_let_in_When_it_deposits_and_is_taken_back_Then_the_patient_is_told_of_each()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        await application.DepositAsync(GivenDocuments.ByPatient(person.Ins, "DOCPAT01"));
        await RevokeAsync(person, application.GrantId);
        await RevokeAsync(person, application.GrantId);

        var told = (await person.Client.Comptes.ListNotificationsAsync(new() { Patient = person.Wire }, person.Client.Headers()))
            .Notifications;

        Assert.That(told.Select(one => (one.Kind, one.Trace.Transaction)), Is.EqualTo(new[]
        {
            (NotificationKind.Autorisation, "CATALOGUE.consentement.retirer"),
            (NotificationKind.Document, GrantedActs.DepositDocument),
            (NotificationKind.Autorisation, "CATALOGUE.consentement.accorder"),
        }));
        Assert.That(
            told.Select(one => one.Trace.Application.ApplicationId), Is.All.EqualTo(application.ApplicationId));
        Assert.That(told.Select(one => one.Trace.Person is null), Is.EqualTo(new[] { false, true, false }));
    }

    private async Task<string> BroughtAsync(SignedInPerson person, string type, Visibility visibility) =>
        (await Documents.BroughtByPatientAsync(GivenDocuments.ByPatient(person.Ins, type), visibility)).Metadata.UniqueId;
}
