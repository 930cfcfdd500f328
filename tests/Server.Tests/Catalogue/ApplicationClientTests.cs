using MonEspaceSante.Agenda;
using MonEspaceSante.Catalogue;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>What a vendor of an application embeds, against the real server.</summary>
[CancelAfter(120_000)]
public sealed class ApplicationClientTests(Engine engine) : CatalogueFixture(engine)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Given_an_application_When_paired_Then_it_deposits_watches_lists_reads_and_measures()
    {
        var person = await PersonAsync();
        var id = await ReferenceAsync();
        var code = (await GrantAsync(person, id)).PairingCode;
        using var client = new ApplicationClient(OptionsOf(Publisher));
        var paired = await client.PairAsync(id, code);
        var dossier = client.For(paired.Key);
        var sample = GivenDocuments.ByPatient(person.Ins, "DOCPAT01");
        await using var cda = await sample.ToStreamAsync();
        var cursor = await CursorAsync(id, paired);

        await dossier.DepositAsync(cda);
        var arrival = await dossier.WatchAsync(cursor).FirstAsync();
        using var bytes = new MemoryStream();
        var read = await dossier.ReadAsync(sample.UniqueId, bytes);
        var added = await dossier.AddMeasuresAsync([new NewMeasure("29463-7", 70.5m, "kg", Noon)]);

        Assert.Multiple(async () =>
        {
            Assert.That((arrival.Document.UniqueId, arrival.Document.Origin), Is.EqualTo((sample.UniqueId, DocumentOrigin.Patient)));
            Assert.That(bytes.ToArray(), Is.EqualTo(cda.ToArray()));
            Assert.That(read.UniqueId, Is.EqualTo(sample.UniqueId));
            Assert.That(
                await dossier.ListDocuments().Select(document => document.UniqueId).ToListAsync(), Has.Member(sample.UniqueId));
            Assert.That(await dossier.ListMeasures("29463-7").ToListAsync(), Is.EqualTo(added));
            Assert.That((await dossier.GetGrantAsync()).Patient, Is.EqualTo(person.Ins));
            Assert.That($"{paired} {added[0]}", Does.Not.Contain(paired.Key.Secret).And.Not.Contain(person.Ins.Matricule));
        });
    }

    [Test]
    public async Task Given_the_agenda_s_scopes_When_an_application_notes_a_series_Then_it_lists_it_and_cancels_one_time_and_all()
    {
        var person = await PersonAsync();
        var id = await ReferenceAsync();
        using var client = new ApplicationClient(OptionsOf(Publisher));
        var paired = await client.PairAsync(id, (await GrantAsync(person, id)).PairingCode);
        var agenda = client.For(paired.Key);
        var series = new RendezVous
        {
            Patient = person.Ins,
            Kind = RendezVousKind.Examen,
            Title = "Contrôle de la vue",
            Start = LocalTime.InParis(Clock.GetUtcNow().Date.AddDays(30).AddHours(9)),
            Duration = TimeSpan.FromMinutes(20),
            Rule = RecurrenceRule.Parse("FREQ=DAILY;COUNT=3"),
        };

        var noted = (await agenda.CreateRendezVousAsync(series)).RendezVous;
        var times = await agenda.ListRendezVous().ToListAsync();
        var left = await agenda.CancelRendezVousAsync(noted.Id, noted.Version, occurrence: times[1].Start);
        var cancelled = await agenda.CancelRendezVousAsync(noted.Id, left.Version, "Application arrêtée");

        Assert.Multiple(async () =>
        {
            Assert.That((noted.ApplicationId, noted.CreatedBy), Is.EqualTo((id, AgendaSide.Patient)));
            Assert.That(times.Select(time => time.RendezVous.Id), Is.EqualTo(Enumerable.Repeat(noted.Id, 3)));
            Assert.That(left.Excluded, Is.EqualTo(new[] { times[1].Start }));
            Assert.That((cancelled.Status, cancelled.CancelReason), Is.EqualTo((RendezVousStatus.Annule, "Application arrêtée")));
            Assert.That(await agenda.ListRendezVous().ToListAsync(), Is.Empty);
            Assert.That(await agenda.ListRendezVous(includeCancelled: true).ToListAsync(), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task Given_a_watch_When_the_patient_takes_the_grant_back_Then_it_throws_why()
    {
        var person = await PersonAsync();
        var id = await ReferenceAsync();
        var granted = await GrantAsync(person, id);
        using var client = new ApplicationClient(OptionsOf(Publisher));
        var dossier = client.For((await client.PairAsync(id, granted.PairingCode)).Key);
        await using var watch = dossier.WatchAsync().GetAsyncEnumerator();
        var arriving = watch.MoveNextAsync().AsTask();
        await dossier.GetGrantAsync();

        await RevokeAsync(person, granted.Grant.GrantId);

        var refusal = await Refused.ByAsync(arriving);
        Assert.That(refusal, Is.TypeOf<HabilitationDeniedException>());
        Assert.That(refusal.Reason, Is.EqualTo(Reason.ConsentementRetire));
    }

    [Test]
    public async Task Given_a_patient_of_the_sandbox_When_letting_an_application_in_and_out_Then_all_of_it_goes_through_the_sdk()
    {
        var access = SandboxAccess.Published;
        using var person = new PersonneClient(new PersonneOptions { Server = Sandbox.Url, TrustedRoots = Sandbox.TrustedRoots });
        await person.Compte.SignInAsync(
            Patients.Petra, access.MotDePasse, Totp.DigitsAt(Totp.FromBase32(access.Totp), Clock.GetUtcNow()));
        await using var operateur = new MonEspaceSanteClient(Sandbox.ClientOptions(Cartes["operateur"]));

        var offered = await person.Catalogue.ListApplications().ToListAsync();
        var notebook = offered.Single(application => application.ApplicationId == "carnet-des-essais");
        var next = await operateur.Referencement.ReferenceAsync(notebook with { Version = "1.1" });
        var given = await person.Catalogue.GrantAsync(
            Patients.Petra, notebook.ApplicationId, [GrantScope.LireDocuments], [GrantPurpose.Soins], Consent);
        var revoked = await person.Catalogue.RevokeAsync(Patients.Petra, given.Grant.GrantId);
        var suspended = await operateur.Referencement.SetStatusAsync(
            notebook.ApplicationId, ApplicationStatus.Suspendue, "Contrôle");

        Assert.Multiple(async () =>
        {
            Assert.That((notebook.Criteria.Count, notebook.Status), Is.EqualTo((4, ApplicationStatus.Referencee)));
            Assert.That((next.Version, next.Criteria), Is.EqualTo(("1.1", notebook.Criteria)));
            Assert.That(given.Grant.Purposes, Is.EqualTo(new[] { GrantPurpose.Soins }));
            Assert.That($"{given}", Does.Not.Contain(given.PairingCode));
            Assert.That(revoked.RevokeTime, Is.Not.Null);
            Assert.That(
                (await person.Catalogue.ListGrants(Patients.Petra).SingleAsync()).GrantId, Is.EqualTo(given.Grant.GrantId));
            Assert.That(
                await person.Catalogue.GetApplicationAsync(notebook.ApplicationId),
                Has.Property(nameof(suspended.StatusReason)).EqualTo("Contrôle"));
            var refusal = await Refused.ByAsync(person.Catalogue.GrantAsync(
                Patients.Petra, notebook.ApplicationId, [GrantScope.LireDocuments], [GrantPurpose.Soins], Consent));
            Assert.That(refusal.Reason, Is.EqualTo(Reason.ApplicationSuspendue));
        });
    }

    [Test]
    public async Task Given_a_key_When_another_publisher_uses_it_Then_refused()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        using var thief = new ApplicationClient(OptionsOf(OtherPublisher));
        var key = new GrantKey(Guid.Parse(application.GrantId), application.Paired.GrantSecret);

        var refusal = await Refused.ByAsync(thief.For(key).GetGrantAsync());

        Assert.That((refusal.Reason, refusal.Actor), Is.EqualTo((Reason.AppairageInvalide, Actor.Person)));
    }

    /// <summary>Where a watch from now on begins.</summary>
    private async Task<string> CursorAsync(string id, PairedGrant paired)
    {
        var application = new PairedApplication(
            id,
            new(),
            new() { Grant = new() { GrantId = $"{paired.Key.GrantId:D}" }, GrantSecret = paired.Key.Secret },
            Connect());
        await application.OpenAsync();
        using var watch = application.Watch();
        await watch.ResponseStream.MoveNext(CancellationToken.None);
        return watch.ResponseStream.Current.Cursor;
    }

    private ApplicationOptions OptionsOf(string publisher) => new()
    {
        Server = Sandbox.Url,
        Certificate = Cartes[publisher].AuthenticationCertificate,
        Chain = [.. Cartes[publisher].Chain],
        TrustedRoots = Sandbox.TrustedRoots,
    };
}
