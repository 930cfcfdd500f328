using System.Text.Json.Nodes;
using MonEspaceSante.Benchmarks;
using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Session;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Reprise;

/// <summary>A dossier that was imported is one as any other.</summary>
public sealed class ImportedDossierTests(Engine engine) : ImportFixture(engine)
{
    [Test]
    public async Task Given_a_dossier_with_a_history_When_imported_Then_its_doctor_finds_every_state()
    {
        var (rank, line) = Scene.DossierWithHistory();
        var outcome = await Scene.ImportAsync(line);
        await using var doctor = Cartes.Client("medecin");

        var current = await doctor.Dmp.FindAsync(LegacyLines.Patient(rank)).Select(one => one.UniqueId).ToListAsync();
        var all = await FindAllAsync(doctor, rank);

        Assert.Multiple(() =>
        {
            Assert.That(outcome.Faults, Is.Empty);
            Assert.That(outcome.Counts.Documents, Is.EqualTo(5));
            Assert.That(current, Is.EqualTo(new[] { Id(2), Id(1) }), "latest first, neither replaced, archived nor deleted");
            Assert.That(all.Keys, Is.EquivalentTo(new[] { Id(0), Id(1), Id(2), Id(3) }));
            Assert.That(all[Id(0)].Status, Is.EqualTo(DocumentStatus.Deprecated));
            Assert.That(all[Id(1)].LogicalId, Is.EqualTo(all[Id(0)].LogicalId));
            Assert.That(all[Id(1)].SubmissionTime, Is.EqualTo(new DateTimeOffset(2020, 2, 15, 10, 20, 0, TimeSpan.Zero)));
            Assert.That(all[Id(1)].Metadata.Type.Label, Is.Not.Empty);
            Assert.That(all[Id(2)].Visibility.Professionals, Is.False, "told to the médecin traitant");
            Assert.That(all[Id(3)].IsArchived);
        });

        Assert.That(await ReadAsync(doctor, rank, 1), Is.EqualTo(LegacyLines.Bytes(rank, 1)));
        Assert.That(
            await ReasonOfAsync(ReadAsync(doctor, rank, 4)), Is.EqualTo(Reason.DocumentIntrouvable), "deleted");

        string Id(int document) => LegacyLines.UniqueId(rank, document);
    }

    [Test]
    public async Task Given_decisions_of_the_patient_When_imported_Then_they_hold()
    {
        var (rank, line) = Scene.DossierWithHistory();
        await Scene.ImportAsync(line);
        var patient = LegacyLines.Patient(rank);
        await using var doctor = Cartes.Client("medecin");
        await using var blocked = Cartes.Client("pharmacien");
        await using var team = Cartes.Client("infirmier");
        await using var opposed = Cartes.Client("opticien");

        var standing = await doctor.Dossiers.OpenAsync(patient);
        var listed = await doctor.Dossiers.ListAuthorizationsAsync(patient).ToListAsync();
        var ofTeam = await team.Dossiers.OpenAsync(patient);

        Assert.Multiple(() =>
        {
            Assert.That(standing.Dossier.CallerIsMedecinTraitant);
            Assert.That(standing.Dossier.IsAttachedToMonEspaceSante, Is.False);
            Assert.That(standing.IsBrisDeGlaceOpposed);
            Assert.That(listed.Select(one => one.Status), Does.Contain(AuthorizationStatus.Interdit));
            Assert.That(ofTeam.Dossier.Authorization, Is.EqualTo(AuthorizationStatus.Valide));
        });
        Assert.That(await ReadingReasonAsync(blocked, patient), Is.EqualTo(Reason.AccesBloque));
        Assert.That(await ReadingReasonAsync(opposed, patient), Is.EqualTo(Reason.AutorisationAbsente));
        Assert.That((await opposed.Dossiers.OpenAsync(patient)).IsFeedingOpposed);
    }

    [Test]
    public async Task Given_an_imported_dossier_When_fed_and_watched_Then_it_goes_on_from_what_it_was()
    {
        var (rank, line) = Scene.DossierWithHistory();
        await Scene.ImportAsync(line);
        var patient = LegacyLines.Patient(rank);
        await using var doctor = Cartes.Client("medecin");
        var cursor = await doctor.Dmp.GetWatchCursorAsync(patient);
        var sample = Consultation.By(Cartes["medecin"], patient) with { Replaces = LegacyLines.UniqueId(rank, 1) };

        await using var cda = await sample.ToStreamAsync();
        await doctor.Dmp.SubmitAsync(patient, cda, Visibility.Everyone);
        var change = await doctor.Dmp.WatchAsync(patient, cursor).FirstAsync();
        var all = await FindAllAsync(doctor, rank);
        var traces = await doctor.Dossiers.ListAccessTracesAsync(patient).ToListAsync();

        Assert.Multiple(() =>
        {
            Assert.That(change.UniqueId, Is.EqualTo(sample.UniqueId));
            Assert.That(all[sample.UniqueId].LogicalId, Is.EqualTo(all[LegacyLines.UniqueId(rank, 0)].LogicalId));
            Assert.That(all[LegacyLines.UniqueId(rank, 1)].Status, Is.EqualTo(DocumentStatus.Deprecated));
            Assert.That((traces[^1].Rank, traces[^1].Transaction), Is.EqualTo((1L, "REPRISE")));
            Assert.That(traces[^1].Structure.Name, Does.StartWith("Mon espace santé"));
        });
    }

    [Test]
    public async Task Given_a_closed_dossier_When_imported_Then_it_is_closed_and_says_why()
    {
        var (rank, line) = ImportScene.Dossier();
        (line["etat"], line["fermeLe"], line["motif"]) = ("ferme", "2020-05-04T08:00:00+02:00", "à la demande du titulaire");

        await Scene.ImportAsync(line);
        await using var doctor = Cartes.Client("medecin");
        var dossier = await doctor.Dossiers.CheckAsync(LegacyLines.Patient(rank));

        Assert.That(dossier.Status, Is.EqualTo(DossierStatus.Ferme));
        Assert.That(dossier.CloseTime, Is.EqualTo(new DateTimeOffset(2020, 5, 4, 6, 0, 0, TimeSpan.Zero)));
        Assert.That(dossier.ClosingReason, Is.EqualTo("à la demande du titulaire"));
    }

    [Test]
    public async Task Given_a_patient_known_without_dossier_When_imported_Then_the_dossier_is_that_patients()
    {
        var (rank, line) = Scene.DossierWithBytes(1);
        (line["patient"]!["matricule"], line["patient"]!["oid"]) = (Patients.SansDossier.Matricule, Patients.SansDossier.Oid);
        var before = await IdOfAsync(Patients.SansDossier);

        var outcome = await Scene.ImportAsync(line);
        await using var doctor = Cartes.Client("medecin");

        Assert.That(outcome.Faults, Is.Empty);
        Assert.That(await IdOfAsync(Patients.SansDossier), Is.EqualTo(before));
        Assert.That(
            await doctor.Dmp.FindAsync(Patients.SansDossier).Select(one => one.UniqueId).ToListAsync(),
            Is.EqualTo(new[] { LegacyLines.UniqueId(rank, 0) }));
    }

    [Test]
    public async Task Given_an_imported_dossier_When_attached_Then_a_regulation_centre_finds_it_by_its_traits()
    {
        var (rank, line) = ImportScene.Dossier();
        line["patient"]!["nom"] = "REPRISE-ATTACHEE";
        await Scene.ImportAsync(line);
        var options = Sandbox.ClientOptions(Cartes["regulation"]);
        options.AuthenticationMode = AuthenticationMode.Regulation;
        await using var regulation = new MonEspaceSanteClient(options);
        var search = new PatientSearch { Name = "REPRISE-ATTACHÉE" };

        var before = await regulation.Dossiers.SearchAsync(search);
        var id = await IdOfAsync(LegacyLines.Patient(rank));
        await Service<Database>().WriteAsync(
            connection => Service<AttachDossier>().RunAsync(connection, id), CancellationToken.None);
        var after = await regulation.Dossiers.SearchAsync(search);

        Assert.That(before, Is.Empty);
        Assert.That(after.Single().Patient, Is.EqualTo(LegacyLines.Patient(rank)));
    }

    [Test]
    public async Task Given_a_vaccination_note_When_imported_Then_the_same_vaccination_is_not_noted_twice()
    {
        var (rank, line) = Scene.DossierWithBytes(1);
        var vaccination = new VaccinationSample { Date = new DateOnly(2020, 2, 3) };
        var note = line["documents"]![0]!.AsObject();
        note["type"] = "87273-9";
        note["vaccination"] = new JsonObject
        {
            ["id"] = "a2bb6cbc-7f5d-4e0e-9b4e-2f3d5a1c0001",
            ["vaccin"] = new JsonObject { ["code"] = vaccination.CisCode, ["systeme"] = "1.2.250.1.213.2.3.1" },
            ["date"] = "20200203",
        };
        var patient = LegacyLines.Patient(rank);
        await using var doctor = Cartes.Client("medecin");

        var outcome = await Scene.ImportAsync(line);
        var sample = Consultation.By(Cartes["medecin"], patient).AsVaccinationNote(vaccination);
        await using var cda = await sample.ToStreamAsync();
        var reason = await ReasonOfAsync(doctor.Dmp.SubmitAsync(patient, cda, Visibility.Everyone));

        Assert.That(outcome.Faults, Is.Empty);
        Assert.That(reason, Is.EqualTo(Reason.VaccinationDejaPresente));
    }
}
