using System.Text.Json.Nodes;
using MonEspaceSante.Benchmarks;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Server.Tests.Reprise;
using NUnit.Framework;
using Contract = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Tests.Compte;

/// <summary>What becomes of dossiers of before Mon espace santé: their person takes them over as they were, or their time
/// ends.</summary>
[NonParallelizable]
public sealed class FormerDossierTests(Engine engine) : CompteFixture(engine)
{
    private static readonly DateTimeOffset ClosedAt = new(2020, 5, 4, 6, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Given_dossier_imported_from_before_When_activated_Then_attached_with_all_that_was_decided_in_it()
    {
        using var scene = new ImportScene(Sandbox);
        var (rank, line) = scene.DossierWithHistory();
        var person = PersonOf(rank, line);
        var outcome = await scene.ImportAsync(line);
        await RegisterAsync(person);
        var before = await CheckAsync(person);

        await ActivateAsync(person, await IssueAsync(person));

        var after = await CheckAsync(person);
        await using var doctor = Client("medecin");
        await using var nurse = Client("infirmier");
        var documents = await FindAllAsync(doctor, person.Ins);
        using var bytes = new MemoryStream();
        await doctor.Dmp.RetrieveAsync(person.Ins, LegacyLines.UniqueId(rank, 1), bytes);
        Assert.Multiple(async () =>
        {
            Assert.That(outcome.Faults, Is.Empty);
            Assert.That(
                (before.Status, before.AttachedToMonEspaceSante), Is.EqualTo((Contract.DossierStatus.Actif, false)));
            Assert.That((after.Status, after.AttachedToMonEspaceSante), Is.EqualTo((Contract.DossierStatus.Actif, true)));
            Assert.That(
                (after.Authorization, after.CallerIsMedecinTraitant),
                Is.EqualTo((Contract.AuthorizationStatus.Valide, true)));
            Assert.That(documents, Is.EquivalentTo(new Dictionary<string, (DocumentStatus, bool, bool)>
            {
                [LegacyLines.UniqueId(rank, 0)] = (DocumentStatus.Deprecated, false, true),
                [LegacyLines.UniqueId(rank, 1)] = (DocumentStatus.Approved, false, true),
                [LegacyLines.UniqueId(rank, 2)] = (DocumentStatus.Approved, false, false),
                [LegacyLines.UniqueId(rank, 3)] = (DocumentStatus.Approved, true, true),
            }), "all but the deleted one; the médecin traitant is told of the masked one");
            Assert.That(bytes.ToArray(), Is.EqualTo(LegacyLines.Bytes(rank, 1)));
            Assert.That(
                (await FindAllAsync(nurse, person.Ins)).Keys,
                Is.EquivalentTo(documents.Keys.Except([LegacyLines.UniqueId(rank, 2)])), "masked");
            Assert.That(
                (await Refused.ByAsync(RetrieveAsync(doctor, person.Ins, LegacyLines.UniqueId(rank, 4)))).Reason,
                Is.EqualTo(Reason.DocumentIntrouvable), "deleted");
        });
    }

    [Test]
    public async Task Given_imported_blocks_withdrawals_and_oppositions_When_activated_Then_they_hold()
    {
        using var scene = new ImportScene(Sandbox);
        var (rank, line) = scene.DossierWithHistory();
        var person = PersonOf(rank, line);
        await scene.ImportAsync(line);
        await RegisterAsync(person);

        await ActivateAsync(person, await IssueAsync(person));

        await using var doctor = Client("medecin");
        await using var blocked = Client("pharmacien");
        await using var withdrawn = Client("opticien");
        var statuses = await doctor.Dossiers.ListAuthorizationsAsync(person.Ins).Select(one => one.Status).ToListAsync();
        Assert.Multiple(async () =>
        {
            Assert.That((await doctor.Dossiers.OpenAsync(person.Ins)).IsBrisDeGlaceOpposed);
            Assert.That(statuses, Does.Contain(AuthorizationStatus.Interdit));
            Assert.That(await ReadingReasonAsync(blocked, person.Ins), Is.EqualTo(Reason.AccesBloque));
            Assert.That(await ReadingReasonAsync(withdrawn, person.Ins), Is.EqualTo(Reason.AutorisationAbsente));
            Assert.That((await withdrawn.Dossiers.OpenAsync(person.Ins)).IsFeedingOpposed);
        });
    }

    [Test]
    public async Task Given_dossiers_imported_closed_When_ten_years_are_over_Then_gone_unless_an_account_took_them_over()
    {
        using var scene = new ImportScene(Sandbox);
        var closed = Closed(scene, ClosedAt);
        var longAgo = Closed(scene, ClosedAt.AddYears(-8));
        var activated = Closed(scene, ClosedAt);
        var unopposed = Closed(scene, ClosedAt);
        (int Rank, JsonObject Line)[] all = [closed, longAgo, activated, unopposed];
        var (taker, waiter) = (PersonOf(activated.Rank, activated.Line), PersonOf(unopposed.Rank, unopposed.Line));
        var files = Service<ContentStore>().Enumerate().Count();
        await scene.ImportAsync(all.Select(one => one.Line));
        await RegisterAsync(taker);
        await ActivateAsync(taker, await IssueAsync(taker));
        await RegisterAsync(waiter);
        await new GivenComptes(Sandbox).HappenAsync(
            await IdAsync(unopposed), compte => compte.Announce(ClosedAt, ClosedAt).OpenUnopposed(ClosedAt));
        var began = Clock.GetUtcNow();

        Clock.Advance(ClosedAt.AddYears(10) - Clock.GetUtcNow() - TimeSpan.FromHours(1));
        await PassAsync();
        var early = await Task.WhenAll(all.Select(StandsAsync));
        Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(PassAsync(), PassAsync());
        var late = await Task.WhenAll(all.Select(StandsAsync));
        Clock.Advance(began - Clock.GetUtcNow());
        await PassAsync();
        var again = await scene.ImportAsync(all.Select(one => one.Line));

        Assert.Multiple(async () =>
        {
            Assert.That(early, Is.EqualTo(new[]
            {
                (Contract.DossierStatus.Ferme, 1L, true), (Contract.DossierStatus.Inexistant, 0L, false),
                (Contract.DossierStatus.Actif, 1L, true), (Contract.DossierStatus.Ferme, 1L, true),
            }));
            Assert.That(late, Is.EqualTo(new[]
            {
                (Contract.DossierStatus.Inexistant, 0L, false), (Contract.DossierStatus.Inexistant, 0L, false),
                (Contract.DossierStatus.Actif, 1L, true), (Contract.DossierStatus.Actif, 0L, true),
            }));
            Assert.That(Service<ContentStore>().Enumerate().Count(), Is.EqualTo(files + 1));
            Assert.That((again.Counts.Dossiers, again.Counts.AlreadyImported), Is.EqualTo((0L, 4L)));
            Assert.That(await Task.WhenAll(all.Select(StandsAsync)), Is.EqualTo(late), "nothing comes back");
        });
    }

    private async Task<(Contract.DossierStatus Status, long Documents, bool IsTraced)> StandsAsync((int, JsonObject) one)
    {
        var id = await IdAsync(one);
        var dossier = await Service<DossierStore>().FindAsync(id, CancellationToken.None);
        var documents = await Service<Server.Dmp.Documents.DocumentStore>().CountAsync(id, new(), CancellationToken.None);
        var traces = await Service<AccessTraceStore>().ListAsync(id, long.MaxValue, 1, CancellationToken.None);
        return (dossier!.Status, documents, traces.Count > 0);
    }

    private Task<Guid> IdAsync((int Rank, JsonObject Line) one) =>
        new GivenPatients(Sandbox).IdAsync(LegacyLines.Patient(one.Rank));

    private static (int Rank, JsonObject Line) Closed(ImportScene scene, DateTimeOffset at)
    {
        var (rank, line) = scene.DossierWithBytes(1);
        (line["etat"], line["fermeLe"], line["motif"]) =
            ("ferme", at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null), "à la demande du titulaire");
        return (rank, line);
    }

    private static Assured PersonOf(int rank, JsonObject line)
    {
        var patient = line["patient"]!;
        patient["naissance"] = "1961-02-03";
        var person = Named(new Assured(LegacyLines.Patient(rank), "1961-02-03"));
        (patient["nom"], patient["prenoms"], patient["sexe"]) = (person.Name, "CAMILLE", "F");
        return person;
    }

    private MonEspaceSanteClient Client(string card)
    {
        var options = Sandbox.ClientOptions(Cartes[card]);
        options.TimeProvider = Clock;
        return new MonEspaceSanteClient(options);
    }

    private static async Task<Dictionary<string, (DocumentStatus Status, bool IsArchived, bool IsForAll)>> FindAllAsync(
        MonEspaceSanteClient client, Ins patient) =>
        await client.Dmp
            .FindAsync(patient, new DocumentCriteria { OldVersions = Inclusion.Included, Archived = Inclusion.Included })
            .ToDictionaryAsync(one => one.UniqueId, one => (one.Status, one.IsArchived, one.Visibility.Professionals));

    private static async Task RetrieveAsync(MonEspaceSanteClient client, Ins patient, string uniqueId)
    {
        using var bytes = new MemoryStream();
        await client.Dmp.RetrieveAsync(patient, uniqueId, bytes);
    }

    private static async Task<Reason> ReadingReasonAsync(MonEspaceSanteClient client, Ins patient) =>
        (await Refused.ByAsync(client.Dmp.FindAsync(patient).FirstOrDefaultAsync().AsTask())).Reason;
}
