using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Catalogue.Granted;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using NotificationKind = MonEspaceSante.Protos.Compte.V1.NotificationKind;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>What applications read of agendas and write to them, and who learns of it.</summary>
[CancelAfter(120_000)]
public sealed class GrantedAgendaTests(Engine engine) : CatalogueFixture(engine)
{
    [Test]
    public async Task Given_an_appointment_When_an_application_notes_it_Then_it_is_the_patient_s_own_and_once()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var requestId = Guid.NewGuid();
        var told = Exam();
        told.ApplicationId = "une-autre";

        var noted = (await application.NoteAsync(told, requestId)).RendezVous;
        var again = (await application.NoteAsync(told, requestId)).RendezVous;
        var listed = await application.AgendaAsync();
        var own = await OwnAsync(person);
        told.Title = "Autre";

        Assert.Multiple(async () =>
        {
            Assert.That((noted.ApplicationId, noted.CreatedBy), Is.EqualTo((application.ApplicationId, AgendaSide.Patient)));
            Assert.That((noted.Patient, noted.Professional is null), Is.EqualTo((person.Wire, true)));
            Assert.That(again, Is.EqualTo(noted));
            Assert.That(listed, Is.EqualTo(own));
            Assert.That(own.Occurrences.Single().RendezVous, Is.EqualTo(noted));
            Assert.That(await ReasonAsync(application.NoteAsync(told, requestId)), Is.EqualTo("REQUEST_ID_REUTILISE"));
        });
    }

    [Test]
    public async Task Given_all_that_an_application_does_When_the_patient_looks_Then_traces_and_notices_name_it()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var noted = (await application.NoteAsync(Exam("Contrôle de la vue"))).RendezVous;
        await application.AgendaAsync();
        await application.CancelAsync(noted, "Cabinet fermé");

        var traces = await Service<AccessHistory>().ListAsync(person.PatientId, long.MaxValue, 3, CancellationToken.None);
        var told = (await person.Client.Comptes.ListNotificationsAsync(new() { Patient = person.Wire }, person.Client.Headers()))
            .Notifications.Where(one => one.Kind == NotificationKind.RendezVous).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(
                traces.Select(trace => (trace.Act.Transaction, trace.Caller.Application!.ApplicationId)),
                Is.EqualTo(new[]
                {
                    (GrantedActs.CancelRendezVous, application.ApplicationId),
                    (GrantedActs.ReadAgenda, application.ApplicationId),
                    (GrantedActs.CreateRendezVous, application.ApplicationId),
                }));
            Assert.That(
                told.Select(one => (one.Trace.Transaction, one.Trace.Application.Name)),
                Is.EqualTo(new[]
                {
                    (GrantedActs.CancelRendezVous, "Application d'essai"), (GrantedActs.CreateRendezVous, "Application d'essai"),
                }));
            Assert.That(told[0].Text, Does.StartWith("Rendez-vous annulé : « Contrôle de la vue »").And.Contain("Cabinet fermé"));
            Assert.That(told[1].Text, Does.StartWith("Nouveau rendez-vous : « Contrôle de la vue »"));
            Assert.That(told.Select(one => one.Text), Is.All.EndsWith("Par l'application « Application d'essai »."));
        });
    }

    [Test]
    public async Task Given_what_others_made_When_an_application_cancels_it_Then_refused_like_what_is_absent()
    {
        var person = await PersonAsync();
        var (application, other) = (await LetInAsync(person), await LetInAsync(person));
        var doctor = Keep(await RawClient.OpenAsync(Sandbox, Cartes["medecin"], Clock));
        var doctors = await doctor.Agenda.CreateRendezVousAsync(Request(Of(person)), doctor.Headers());
        var own = await person.Client.OwnAgenda.CreateRendezVousAsync(Request(Of(person)), person.Client.Headers());
        var others = await other.NoteAsync(Exam());
        var stranger = await LetInAsync(await PersonAsync(), application.ApplicationId);
        var theirs = await stranger.NoteAsync(Exam());
        var listed = await application.AgendaAsync();

        Assert.Multiple(async () =>
        {
            foreach (var made in new[] { doctors, own, others, theirs })
                Assert.That(await ReasonAsync(application.CancelAsync(made.RendezVous)), Is.EqualTo("RENDEZ_VOUS_INTROUVABLE"));
            Assert.That(await ReasonAsync(application.CancelAsync(new())), Is.EqualTo("RENDEZ_VOUS_INTROUVABLE"));
            Assert.That(
                listed.Occurrences.Select(one => one.RendezVous.RendezVousId),
                Is.EquivalentTo(new[] { doctors, own, others }.Select(made => made.RendezVous.RendezVousId)));
            Assert.That(await OwnAsync(person), Is.EqualTo(listed));
        });
    }

    [Test]
    public async Task Given_what_an_application_noted_When_the_patient_changed_it_Then_its_old_version_cancels_nothing()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var noted = (await application.NoteAsync(Exam())).RendezVous;
        var moved = noted.Clone();
        moved.Place = "Rue des essais";

        var changed = (await person.Client.OwnAgenda.UpdateRendezVousAsync(
            new UpdateRendezVousRequest { RequestId = NewId(), RendezVous = moved }, person.Client.Headers())).RendezVous;
        var old = await ReasonAsync(application.CancelAsync(noted));
        var cancelled = await application.CancelAsync(changed);
        var twice = await ReasonAsync(application.CancelAsync(cancelled));

        Assert.That((old, twice), Is.EqualTo(("RENDEZ_VOUS_MODIFIE", "RENDEZ_VOUS_ANNULE")));
        Assert.That(
            (cancelled.ApplicationId, cancelled.Place, cancelled.CancelledBy),
            Is.EqualTo((application.ApplicationId, "Rue des essais", AgendaSide.Patient)));
    }

    [Test]
    public async Task Given_a_grant_to_write_alone_When_an_application_notes_Then_it_learns_nothing_of_the_agenda()
    {
        var person = await PersonAsync();
        var writer = await LetInAsync(person, id: null, GrantScope.EcrireAgenda);
        var reader = await LetInAsync(person);
        await person.Client.OwnAgenda.CreateRendezVousAsync(Request(Of(person)), person.Client.Headers());

        var blind = await writer.NoteAsync(Exam());
        var seeing = await reader.NoteAsync(Exam());
        var refusal = await Refused.OnTheWireAsync(writer.AgendaAsync());

        Assert.That(blind.Conflicts, Is.Empty);
        Assert.That(seeing.Conflicts.Select(one => one.RendezVousId), Has.Member(blind.RendezVous.RendezVousId).And.Exactly(2).Items);
        Assert.That((refusal.Reason, refusal.Metadata["scope"]), Is.EqualTo(("PORTEE_NON_ACCORDEE", "LIRE_AGENDA")));
    }

    [Test]
    public async Task Given_a_minor_When_a_parent_lets_an_application_in_Then_neither_learns_anything_of_what_is_secret()
    {
        var minor = await Comptes.MinorOfAsync(await PersonAsync());
        var secret = await SecretAsync(minor);
        var application = await LetInAsync(minor);

        var noted = await application.NoteAsync(Exam());
        var listed = await application.AgendaAsync();
        var byParent = await minor.Client.OwnAgenda.CreateRendezVousAsync(Request(Of(minor)), minor.Client.Headers());

        Assert.That(noted.Conflicts, Is.Empty);
        Assert.That(
            byParent.Conflicts.Select(one => one.RendezVousId), Is.EqualTo(new[] { noted.RendezVous.RendezVousId }));
        Assert.That(
            listed.Occurrences.Select(one => one.RendezVous.RendezVousId), Is.EqualTo(new[] { noted.RendezVous.RendezVousId }));
        Assert.That(await ReasonAsync(application.CancelAsync(secret)), Is.EqualTo("RENDEZ_VOUS_INTROUVABLE"));
    }

    [TestCase("documents", "PORTEE_NON_ACCORDEE")]
    [TestCase("taken back", "CONSENTEMENT_RETIRE")]
    [TestCase("suspended", "APPLICATION_SUSPENDUE")]
    [TestCase("withdrawn", "APPLICATION_RETIREE")]
    public async Task Given_an_application_that_is_not_let_in_When_it_calls_Then_each_call_is_refused_with_why(
        string how, string reason)
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person, id: null, how == "documents" ? [GrantScope.LireDocuments] : AllScopes);
        if (how == "taken back") await RevokeAsync(person, application.GrantId);
        if (how == "suspended") await SetStatusAsync(application.ApplicationId, ApplicationStatus.Suspendue);
        if (how == "withdrawn") await SetStatusAsync(application.ApplicationId, ApplicationStatus.Retiree);

        Assert.Multiple(async () =>
        {
            Assert.That(await ReasonAsync(application.AgendaAsync()), Is.EqualTo(reason));
            Assert.That(await ReasonAsync(application.NoteAsync(Exam())), Is.EqualTo(reason));
            Assert.That(await ReasonAsync(application.CancelAsync(new())), Is.EqualTo(reason));
            Assert.That((await OwnAsync(person)).Occurrences, Is.Empty);
        });
    }

    [Test]
    public async Task Given_another_patient_When_named_Then_refused_and_the_grant_s_own_may_be_named()
    {
        var (person, other) = (await PersonAsync(), await PersonAsync());
        var application = await LetInAsync(person);
        var noted = (await application.NoteAsync(Of(person))).RendezVous;
        var headers = application.Client.Headers();
        var cancelling = new CancelRendezVousRequest
        {
            RequestId = NewId(), Patient = other.Wire, RendezVousId = noted.RendezVousId, Version = noted.Version,
        };

        Assert.Multiple(async () =>
        {
            Assert.That(await ReasonAsync(application.AgendaAsync(new() { Patient = other.Wire })), Is.EqualTo("PATIENT_DIFFERENT"));
            Assert.That(await ReasonAsync(application.NoteAsync(Of(other))), Is.EqualTo("PATIENT_DIFFERENT"));
            Assert.That(
                await ReasonAsync(application.Client.Applications.CancelRendezVousAsync(cancelling, headers).ResponseAsync),
                Is.EqualTo("PATIENT_DIFFERENT"));
            Assert.That((await application.AgendaAsync(new() { Patient = person.Wire })).Occurrences, Has.Count.EqualTo(1));
            Assert.That((await OwnAsync(other)).Occurrences, Is.Empty);
        });
    }

    [Test]
    public async Task Given_what_cannot_be_When_asked_for_Then_refused_with_its_reason()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var stranger = await LetInAsync(await PersonAsync(), application.ApplicationId);
        for (var i = 0; i < 2; i++) await application.NoteAsync(Exam());
        var first = await application.AgendaAsync(new() { PageSize = 1 });
        var second = await application.AgendaAsync(new() { PageSize = 1, PageToken = first.NextPageToken });
        var (past, untitled) = (Exam(), Exam(" "));
        past.Start.Local = "2020-03-28T09:00";
        var backwards = new ListRendezVousRequest
        {
            FromTime = Clock.GetUtcNow().ToTimestamp(), ToTime = Clock.GetUtcNow().AddDays(-1).ToTimestamp(),
        };

        Assert.Multiple(async () =>
        {
            Assert.That(first.Occurrences.Single(), Is.Not.EqualTo(second.Occurrences.Single()));
            Assert.That(second.NextPageToken, Is.Empty);
            Assert.That(
                await ReasonAsync(stranger.AgendaAsync(new() { PageToken = first.NextPageToken })), Is.EqualTo("PAGE_INVALIDE"));
            Assert.That(await ReasonAsync(application.AgendaAsync(backwards)), Is.EqualTo("REQUETE_INVALIDE"));
            Assert.That(await ReasonAsync(application.NoteAsync(past)), Is.EqualTo("RENDEZ_VOUS_PASSE"));
            Assert.That(await ReasonAsync(application.NoteAsync(untitled)), Is.EqualTo("REQUETE_INVALIDE"));
            Assert.That(await ReasonAsync(application.NoteAsync(null!)), Is.EqualTo("REQUETE_INVALIDE"));
        });
    }

    internal static RendezVous Exam(string title = "Examen") => new()
    {
        Kind = RendezVousKind.Examen,
        Title = title,
        Start = new LocalTime
        {
            Local = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd'T'09:00", null), TimeZone = "Europe/Paris",
        },
        DurationMinutes = 20,
    };

    private static RendezVous Of(SignedInPerson person)
    {
        var exam = Exam();
        exam.Patient = person.Wire;
        return exam;
    }

    private static CreateRendezVousRequest Request(RendezVous told) =>
        new() { RequestId = NewId(), RendezVous = told, AllowDoubleBooking = true };

    private static async Task<ListRendezVousResponse> OwnAsync(SignedInPerson person) =>
        await person.Client.OwnAgenda.ListRendezVousAsync(new() { Patient = person.Wire }, person.Client.Headers());

    private async Task<RendezVous> SecretAsync(SignedInPerson person)
    {
        var entry = new Entry(
            person.PatientId, Of(person), Agenda: null, AgendaSide.Patient, IsSecret: true, AllowsOverlap: true);
        var made = await Service<Database>().WriteAsync(
            async connection =>
            {
                await DossierStore.LockAsync(connection, person.PatientId);
                return await Service<KeepRendezVous>().CreateAsync(connection, entry);
            },
            CancellationToken.None);
        return made.RendezVous;
    }
}
