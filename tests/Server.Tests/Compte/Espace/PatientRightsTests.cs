using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Tests.Dmp.Changes;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using AuthorizationStatus = MonEspaceSante.Protos.Dmp.V1.AuthorizationStatus;

namespace MonEspaceSante.Server.Tests.Compte.Espace;

/// <summary>The rights of persons, tested like those of professionals: state of the document × actor × call.</summary>
public sealed class PatientRightsTests(Engine engine) : EspaceFixture(engine)
{
    private const string Absent = "DOCUMENT_INTROUVABLE";
    private const string NotOwn = "MODIFICATION_INTERDITE";

    public enum State
    {
        Shown,
        Masked,
        HiddenFromPatient,
        HiddenFromRepresentatives,
        MaskedAndHiddenFromRepresentatives,
        Archived,
        OldVersion,
        Deleted,
        Brought,
        BroughtAndDeleted,
    }

    public enum Actor
    {
        Patient,
        Representative,
    }

    // Listed, read, hidden or shown, removed.
    [TestCase(State.Shown, Actor.Patient, "listed OK OK " + NotOwn)]
    [TestCase(State.Shown, Actor.Representative, "listed OK OK " + NotOwn)]
    [TestCase(State.Masked, Actor.Patient, "listed OK OK " + NotOwn)]
    [TestCase(State.Masked, Actor.Representative, "listed OK OK " + NotOwn)]
    [TestCase(State.HiddenFromPatient, Actor.Patient, $"absent {Absent} {Absent} {Absent}")]
    [TestCase(State.HiddenFromPatient, Actor.Representative, $"absent {Absent} {Absent} {Absent}")]
    [TestCase(State.HiddenFromRepresentatives, Actor.Patient, "listed OK OK " + NotOwn)]
    [TestCase(State.HiddenFromRepresentatives, Actor.Representative, $"absent {Absent} {Absent} {Absent}")]
    [TestCase(State.MaskedAndHiddenFromRepresentatives, Actor.Patient, "listed OK OK " + NotOwn)]
    [TestCase(State.MaskedAndHiddenFromRepresentatives, Actor.Representative, $"absent {Absent} {Absent} {Absent}")]
    [TestCase(State.Archived, Actor.Patient, "archived OK OK " + NotOwn)]
    [TestCase(State.Archived, Actor.Representative, "archived OK OK " + NotOwn)]
    [TestCase(State.OldVersion, Actor.Patient, "deprecated OK OK " + NotOwn)]
    [TestCase(State.OldVersion, Actor.Representative, "deprecated OK OK " + NotOwn)]
    [TestCase(State.Deleted, Actor.Patient, $"absent {Absent} {Absent} {Absent}")]
    [TestCase(State.Deleted, Actor.Representative, $"absent {Absent} {Absent} {Absent}")]
    [TestCase(State.Brought, Actor.Patient, "listed OK OK OK")]
    [TestCase(State.Brought, Actor.Representative, "listed OK OK OK")]
    [TestCase(State.BroughtAndDeleted, Actor.Patient, $"absent {Absent} {Absent} {Absent}")]
    [TestCase(State.BroughtAndDeleted, Actor.Representative, $"absent {Absent} {Absent} {Absent}")]
    public async Task A_person_may(State state, Actor actor, string expected)
    {
        var (client, patient) = actor == Actor.Patient ? (Own, Person) : (Parent, Minor);
        var uniqueId = await InStateAsync(state, patient);

        var listed = (await ListedAsync(client, patient)).Find(document => document.Metadata.UniqueId == uniqueId);
        var read = await OutcomeAsync(() => EspaceCalls.ReadAsync(client, patient.Wire, uniqueId));
        var isHidden = !(listed?.Visibility.HiddenFromProfessionals ?? false);
        var hide = await OutcomeAsync(() => EspaceCalls.HideAsync(client, patient.Wire, uniqueId, isHidden));
        var remove = await OutcomeAsync(() => EspaceCalls.RemoveAsync(client, patient.Wire, uniqueId));

        Assert.That($"{StateOf(listed)} {read} {hide} {remove}", Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(CallNames))]
    public async Task Given_somebody_else_or_nobody_When_called_Then_refused_whoever_is_named(string call)
    {
        var of = EspaceCalls.All[call];

        var outcomes = new[]
        {
            await OutcomeAsync(() => of(Own, Minor.Wire)),
            await OutcomeAsync(() => of(Parent, Person.Wire)),
            await OutcomeAsync(() => of(Own, Assured.Adult().Wire)),
            await OutcomeAsync(() => of(Anybody, Person.Wire)),
        };

        const string stranger = "PERSONNE_NON_REPRESENTEE";
        Assert.That(outcomes, Is.EqualTo(new[] { stranger, stranger, stranger, "SESSION_ABSENTE" }));
    }

    [Test]
    public async Task Given_closed_account_or_dossier_When_any_call_Then_refused()
    {
        var (closed, client) = await SomebodyAsync();
        await Service<CloseDossier>().RunAsync(await Decisions.IdAsync(closed.Ins), "Essai", CancellationToken.None);
        var dossier = new Dictionary<string, string>();
        foreach (var (name, call) in EspaceCalls.All) dossier[name] = await OutcomeAsync(() => call(client, closed.Wire));
        await client.Comptes.CloseCompteAsync(
            new CloseCompteRequest { RequestId = NewId(), Patient = closed.Wire }, client.Headers());
        var compte = new Dictionary<string, string>();
        foreach (var (name, call) in EspaceCalls.All) compte[name] = await OutcomeAsync(() => call(client, closed.Wire));

        Assert.That(dossier.Values, Is.All.EqualTo("DOSSIER_FERME"));
        Assert.That(compte.Values, Is.All.EqualTo("COMPTE_CLOS"));
    }

    [Test]
    public async Task Given_hidden_document_When_professionals_search_Then_its_author_alone_finds_it_until_it_is_shown()
    {
        var uniqueId = await FedAsync(Person);
        var requestId = NewId();

        var hidden = await EspaceCalls.HideAsync(Own, Person.Wire, uniqueId, isHidden: true, requestId);
        var again = await EspaceCalls.HideAsync(Own, Person.Wire, uniqueId, isHidden: true, requestId);
        var (author, other) = (await FindsAsync(Doctor, Person, uniqueId), await FindsAsync(Other, Person, uniqueId));
        var reused = await OutcomeAsync(() => EspaceCalls.HideAsync(Own, Person.Wire, uniqueId, isHidden: false, requestId));
        await EspaceCalls.HideAsync(Own, Person.Wire, uniqueId, isHidden: false);

        Assert.Multiple(async () =>
        {
            Assert.That(hidden.Visibility.HiddenFromProfessionals, Is.True);
            Assert.That(again, Is.EqualTo(hidden));
            Assert.That((author, other), Is.EqualTo((true, false)));
            Assert.That(reused, Is.EqualTo("REQUEST_ID_REUTILISE"));
            Assert.That(await FindsAsync(Other, Person, uniqueId), Is.True);
        });
    }

    [Test]
    public async Task Given_blocked_professional_When_watching_and_reading_Then_ended_and_listed_as_blocked()
    {
        var (patient, client) = await SomebodyAsync();
        await Decisions.DecideAsync(patient.Ins, DoctorCard, AuthorizationStatus.Valide);
        using var doctor = await RawClient.OpenAsync(Sandbox, DoctorCard, Clock);
        using var watch = await RawWatch.OpenAsync(doctor, patient.Ins);
        var psIdNat = DoctorCard.Porteur.Professional!.PsIdNat;
        var requestId = NewId();

        var blocked = await EspaceCalls.BlockAsync(client, patient.Wire, psIdNat, isBlocked: true, requestId);
        var replayed = await EspaceCalls.BlockAsync(client, patient.Wire, psIdNat, isBlocked: true, requestId);
        var end = await watch.EndAsync();
        var search = await Refused.ByAsync(Doctor.Dmp.FindAsync(patient.Ins).CountAsync().AsTask());
        var listed = (await ProfessionalsAsync(client, patient)).Single();
        var lifted = await EspaceCalls.BlockAsync(client, patient.Wire, psIdNat, isBlocked: false);

        Assert.Multiple(async () =>
        {
            Assert.That((blocked.Status, replayed), Is.EqualTo((AuthorizationStatus.Interdit, blocked)));
            Assert.That((end, search.ReasonCode), Is.EqualTo(("ACCES_BLOQUE", "ACCES_BLOQUE")));
            Assert.That(listed.Status, Is.EqualTo(AuthorizationStatus.Interdit));
            Assert.That(lifted.Status, Is.EqualTo(AuthorizationStatus.NonExiste));
            Assert.That(await ProfessionalsAsync(client, patient), Is.Empty, "lifting gives nothing back");
        });
    }

    [Test]
    public async Task Given_professional_never_seen_When_blocked_Then_no_authorisation_and_no_broken_glass_lets_in()
    {
        var (patient, client) = await SomebodyAsync();

        var blocked = await EspaceCalls.BlockAsync(
            client, patient.Wire, DoctorCard.Porteur.Professional!.PsIdNat, isBlocked: true);

        var refusal = await Refused.ByAsync(Doctor.Session.OpenBrisDeGlaceAsync(patient.Ins, "Urgence"));
        Assert.That((blocked.Status, refusal.ReasonCode), Is.EqualTo((AuthorizationStatus.Interdit, "ACCES_BLOQUE")));
    }

    [TestCase("")]
    [TestCase("8997 0050 0145")]
    [TestCase("899700500145899700500145899700500145")]
    public async Task Given_no_identifier_of_a_professional_When_blocked_Then_refused(string psIdNat) =>
        Assert.That(
            await OutcomeAsync(() => EspaceCalls.BlockAsync(Own, Person.Wire, psIdNat, isBlocked: true)),
            Is.EqualTo("REQUETE_INVALIDE"));

    [Test]
    public async Task Given_minor_who_lets_a_doctor_read_in_secret_When_a_representative_looks_Then_nothing_shows()
    {
        var nurse = Client(Cartes["infirmier"]);
        var secret = await nurse.Session.OpenConnexionSecreteAsync(Minor.Ins);
        await nurse.Dossiers.In(secret).AuthorizeAsync(Minor.Ins, new Consent(ConsentText.Professional, IsGiven: true));
        await nurse.Dmp.In(secret).FindAsync(Minor.Ins).CountAsync();
        var psIdNat = Cartes["infirmier"].Porteur.Professional!.PsIdNat;

        var professionals = await ProfessionalsAsync(Parent, Minor);
        var lifted = await EspaceCalls.BlockAsync(Parent, Minor.Wire, psIdNat, isBlocked: false);
        var traces = await TracesAsync(Parent, Minor);
        var told = await ToldAsync(Parent, Minor);

        Assert.Multiple(() =>
        {
            Assert.That(professionals.Select(one => one.Professional.PsIdNat), Has.No.Member(psIdNat));
            Assert.That(professionals.Select(one => one.LastActionTime), Is.All.Null);
            Assert.That(lifted.Status, Is.EqualTo(AuthorizationStatus.NonExiste));
            Assert.That(traces.Select(trace => trace.Professional?.PsIdNat), Has.No.Member(psIdNat));
            Assert.That(told.Notifications.Select(one => one.Trace?.Professional?.PsIdNat), Has.No.Member(psIdNat));
        });
    }

    [Test]
    public async Task Given_pages_of_each_list_When_asked_for_Then_whole_and_bound_to_their_reader_and_list()
    {
        for (var i = 0; i < 3; i++) await FedAsync(Person);
        var all = await ListedAsync(Own, Person);
        var first = await Own.Comptes.ListDocumentsAsync(
            new ListDocumentsRequest { Patient = Person.Wire, PageSize = 2 }, Own.Headers());
        var second = await Own.Comptes.ListDocumentsAsync(
            new ListDocumentsRequest { Patient = Person.Wire, PageSize = 2, PageToken = first.NextPageToken }, Own.Headers());

        var outcomes = new[]
        {
            await OutcomeAsync(() => ListAsync("inconnu")),
            await OutcomeAsync(() => Own.Comptes.ListTracesAsync(
                new ListTracesRequest { Patient = Person.Wire, PageToken = first.NextPageToken }, Own.Headers()).ResponseAsync),
            await OutcomeAsync(() => Own.Comptes.ListNotificationsAsync(
                new ListNotificationsRequest { Patient = Person.Wire, PageToken = "?" }, Own.Headers()).ResponseAsync),
            await OutcomeAsync(() => Own.Comptes.ListProfessionalsAsync(
                new ListProfessionalsRequest { Patient = Person.Wire, PageToken = first.NextPageToken }, Own.Headers()).ResponseAsync),
            await OutcomeAsync(() => Parent.Comptes.ListDocumentsAsync(
                new ListDocumentsRequest { Patient = Minor.Wire, PageToken = first.NextPageToken }, Parent.Headers()).ResponseAsync),
        };

        Assert.That(first.Documents.Concat(second.Documents), Is.SubsetOf(all).And.Exactly(4).Items);
        Assert.That(outcomes, Is.All.EqualTo("PAGE_INVALIDE"));
    }

    private static IEnumerable<string> CallNames() => EspaceCalls.All.Keys;

    private Task<ListDocumentsResponse> ListAsync(string pageToken) => Own.Comptes.ListDocumentsAsync(
        new ListDocumentsRequest { Patient = Person.Wire, PageToken = pageToken }, Own.Headers()).ResponseAsync;

    private static async Task<IReadOnlyList<Protos.Dmp.V1.Authorization>> ProfessionalsAsync(RawClient client, Assured patient) =>
        (await client.Comptes.ListProfessionalsAsync(
            new ListProfessionalsRequest { Patient = patient.Wire }, client.Headers())).Authorizations;

    private static string StateOf(Protos.Dmp.V1.Document? document) => document switch
    {
        null => "absent",
        { Archived: true } => "archived",
        { Status: Protos.Dmp.V1.DocumentStatus.Deprecated } => "deprecated",
        _ => "listed",
    };

    private async Task<string> InStateAsync(State state, Assured patient)
    {
        var everyone = Visibility.Everyone;
        var uniqueId = state switch
        {
            State.Masked => await FedAsync(patient, everyone with { Professionals = false }),
            State.HiddenFromPatient => await FedAsync(patient, everyone with { Patient = false }),
            State.HiddenFromRepresentatives => await FedAsync(patient, everyone with { LegalRepresentatives = false }),
            State.MaskedAndHiddenFromRepresentatives =>
                await FedAsync(patient, everyone with { Professionals = false, LegalRepresentatives = false }),
            State.Brought or State.BroughtAndDeleted => await BroughtAsync(patient),
            _ => await FedAsync(patient),
        };
        if (state == State.Archived) await Doctor.Dmp.ArchiveAsync(patient.Ins, uniqueId);
        if (state == State.OldVersion) await FedAsync(patient, everyone, replaces: uniqueId);
        if (state == State.Deleted) await Doctor.Dmp.DeleteAsync(patient.Ins, uniqueId);
        if (state == State.BroughtAndDeleted)
            await EspaceCalls.RemoveAsync(patient == Person ? Own : Parent, patient.Wire, uniqueId);
        return uniqueId;
    }
}
