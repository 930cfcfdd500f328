using Grpc.Core;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>What ends while an application streams, and how soon.</summary>
[CancelAfter(120_000)]
public sealed class GrantStoryTests(Engine engine) : CatalogueFixture(engine)
{
    private GivenDocuments Documents => new(Sandbox);

    [Test]
    public async Task Given_an_application_that_watches_When_the_patient_takes_it_back_Then_the_stream_ends_with_its_reason()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        using var watch = application.Watch();
        await watch.ResponseStream.MoveNext(CancellationToken.None);
        var first = await Documents.BroughtByPatientAsync(GivenDocuments.ByPatient(person.Ins, "DOCPAT01"));
        await watch.ResponseStream.MoveNext(CancellationToken.None);
        var told = watch.ResponseStream.Current;

        var revoked = await RevokeAsync(person, application.GrantId);
        var end = await ReasonAsync(DrainAsync(watch));
        await Documents.BroughtByPatientAsync(GivenDocuments.ByPatient(person.Ins, "DOCPAT02"));

        Assert.Multiple(() =>
        {
            Assert.That(told.Documents.Single().Metadata.UniqueId, Is.EqualTo(first.Metadata.UniqueId));
            Assert.That(revoked.RevokeTime, Is.Not.Null);
            Assert.That(end, Is.EqualTo("CONSENTEMENT_RETIRE"));
            Assert.That(async () => await ReasonAsync(application.ListAsync()), Is.EqualTo("CONSENTEMENT_RETIRE"));
            Assert.That(async () => await ReasonAsync(DrainAsync(application.Watch(told.Cursor))), Is.EqualTo("CONSENTEMENT_RETIRE"));
            Assert.That(async () => await ReasonAsync(application.OpenAsync()), Is.EqualTo("CONSENTEMENT_RETIRE"));
        });
    }

    [Test]
    public async Task Given_a_long_document_When_its_reading_is_under_way_and_the_grant_taken_back_Then_it_ends_with_its_reason()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var lengthy = GivenDocuments.ByPatient(person.Ins, "DOCPAT01") with { Body = CdaSampleBody.Pdf, PdfPadding = 6 * 1024 * 1024 };
        await Documents.BroughtByPatientAsync(lengthy);
        using var reading = application.Client.Applications.ReadGrantedDocument(
            new() { UniqueId = lengthy.UniqueId }, application.Client.Headers());
        await reading.ResponseStream.MoveNext(CancellationToken.None);

        await RevokeAsync(person, application.GrantId);

        Assert.That(await ReasonAsync(DrainAsync(reading)), Is.EqualTo("CONSENTEMENT_RETIRE"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Given_an_upload_under_way_When_suspended_or_taken_back_Then_refused_and_nothing_is_kept(bool isSuspended)
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var sample = GivenDocuments.ByPatient(person.Ins, "DOCPAT01") with { Body = CdaSampleBody.Pdf, PdfPadding = 512 * 1024 };
        await using var cda = await sample.ToStreamAsync();
        var bytes = cda.ToArray();
        var requestId = Guid.NewGuid();
        using var upload = new RawUpload(application, requestId);
        await upload.SendAsync(bytes[..(bytes.Length / 2)]);

        if (isSuspended) await SetStatusAsync(application.ApplicationId, ApplicationStatus.Suspendue);
        else await RevokeAsync(person, application.GrantId);
        // The application sends no more, and the server does not wait for it.
        var reason = await ReasonAsync(upload.AnswerAsync());

        Assert.That(reason, Is.EqualTo(isSuspended ? "APPLICATION_SUSPENDUE" : "CONSENTEMENT_RETIRE"));
        await Store.DemandNothingOfAsync(requestId, sample.UniqueId);
    }

    [Test]
    public async Task Given_a_suspended_application_When_taken_back_Then_its_grants_serve_again()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        using var watch = application.Watch();
        await watch.ResponseStream.MoveNext(CancellationToken.None);

        await SetStatusAsync(application.ApplicationId, ApplicationStatus.Suspendue);
        var end = await ReasonAsync(DrainAsync(watch));
        var refused = await ReasonAsync(application.AddAsync(MeasureTests.Weight("70")));
        await SetStatusAsync(application.ApplicationId, ApplicationStatus.Referencee);

        Assert.That((end, refused), Is.EqualTo(("APPLICATION_SUSPENDUE", "APPLICATION_SUSPENDUE")));
        Assert.That(await application.ListIdsAsync(), Is.Empty);
    }

    [Test]
    public async Task Given_an_application_When_withdrawn_Then_its_grants_end_for_good()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);

        await SetStatusAsync(application.ApplicationId, ApplicationStatus.Retiree);
        var refused = await ReasonAsync(application.ListAsync());
        var again = await ReasonAsync(SetStatusAsync(application.ApplicationId, ApplicationStatus.Referencee));
        var grants = await person.Client.Catalogue.ListGrantsAsync(new() { Patient = person.Wire }, person.Client.Headers());

        Assert.That((refused, again), Is.EqualTo(("APPLICATION_RETIREE", "APPLICATION_RETIREE")));
        Assert.That(grants.Grants.Single().RevokeTime, Is.Not.Null);
    }

    [Test]
    public async Task Given_an_account_When_closed_Then_its_grants_end_and_a_new_account_gives_none_back()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        using var watch = application.Watch();
        await watch.ResponseStream.MoveNext(CancellationToken.None);

        await CloseAsync(person, compte => compte.Close(Clock.GetUtcNow(), erase: false));
        var end = await ReasonAsync(DrainAsync(watch));
        var closed = await ReasonAsync(application.ListAsync());
        await Comptes.HappenAsync(person.PatientId, compte => compte.Activate(Clock.GetUtcNow()));
        await Service<Database>().WriteAsync(
            connection => Service<AttachDossier>().RunAsync(connection, person.PatientId), CancellationToken.None);
        var reopened = await ReasonAsync(application.ListAsync());

        Assert.That((end, closed, reopened), Is.EqualTo(("COMPTE_CLOS", "COMPTE_CLOS", "CONSENTEMENT_RETIRE")));
    }

    [Test]
    public async Task Given_a_person_who_died_When_an_application_calls_Then_refused()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);

        await CloseAsync(person, compte => compte.Die(Clock.GetUtcNow()));

        Assert.That(await ReasonAsync(application.MeasuresAsync()), Is.EqualTo("COMPTE_CLOS"));
        Assert.That(await ReasonAsync(application.OpenAsync()), Is.EqualTo("COMPTE_CLOS"));
    }

    [Test]
    public async Task Given_a_dossier_that_is_closed_When_an_application_calls_Then_refused()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);

        await Service<CloseDossier>().RunAsync(person.PatientId, "essai", CancellationToken.None);

        Assert.That(await ReasonAsync(application.ListAsync()), Is.EqualTo("DOSSIER_FERME"));
    }

    private async Task CloseAsync(SignedInPerson person, Func<CompteTitulaire, CompteTitulaire> change)
    {
        await Comptes.HappenAsync(person.PatientId, change);
        await Service<CloseDossier>().RunAsync(person.PatientId, "", CancellationToken.None);
    }

    private static async Task DrainAsync<T>(AsyncServerStreamingCall<T> call)
    {
        using (call)
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                // Only the end is looked for.
            }
        }
    }
}
