using MonEspaceSante.Benchmarks;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Reprise;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Reprise;

/// <summary>The bytes of documents: there and right, or told.</summary>
public sealed class ContentTests(Engine engine) : ImportFixture(engine)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private Database Database => Service<Database>();

    [Test]
    public async Task Given_bytes_that_are_missing_When_imported_Then_the_dossier_waits_for_them()
    {
        var (rank, line) = Scene.DossierWithBytes(1);
        line["documents"]![0]!["contenu"] = "ailleurs.xml";
        var (_, untold) = ImportScene.Dossier(1);

        var first = await Scene.ImportAsync(line, untold);
        line["documents"]![0]!["contenu"] = LegacyLines.Place(rank, 0);
        var second = await Scene.ImportAsync(line);
        await using var doctor = Cartes.Client("medecin");

        Assert.That(first.Faults, Is.EqualTo(new[]
        {
            new ToldFault(1, FaultReason.ContenuAbsent, "documents[0].contenu"),
            new ToldFault(2, FaultReason.ContenuAbsent, "documents[0].contenu"),
        }));
        Assert.That(second.Counts.IsWhole);
        Assert.That(await ReadAsync(doctor, rank, 0), Is.EqualTo(LegacyLines.Bytes(rank, 0)));
    }

    [Test]
    public async Task Given_a_patient_who_comes_while_the_bytes_are_copied_When_kept_Then_judged_again([Values] bool hasDossier)
    {
        var status = hasDossier ? DossierStatus.Actif : DossierStatus.Inexistant;
        var (rank, line) = Scene.DossierWithBytes(1);
        var (other, unconcerned) = Scene.DossierWithBytes(1);
        var import = Task.FromResult<ImportOutcome>(null!);
        var files = Files();

        // Nobody sees the patient before the bytes are there: the lines are judged by then, and not kept yet.
        await Database.WriteAsync(
            async connection =>
            {
                await Service<DossierStore>().AddAsync(connection, [LegacyLines.Patient(rank)], Dossier(status));
                import = Scene.ImportAsync(line, unconcerned);
                using var patience = new CancellationTokenSource(Patience);
                while (Files() == files) patience.Token.ThrowIfCancellationRequested();
            },
            CancellationToken.None);
        var outcome = await import.WaitAsync(Patience);
        await using var doctor = Cartes.Client("medecin");

        Assert.That(
            outcome.Faults.Select(fault => fault.Motif),
            Is.EqualTo(hasDossier ? [FaultReason.DossierDejaPresent] : Array.Empty<string>()));
        Assert.That(await ReadAsync(doctor, other, 0), Is.EqualTo(LegacyLines.Bytes(other, 0)));
        if (!hasDossier) Assert.That(await ReadAsync(doctor, rank, 0), Is.EqualTo(LegacyLines.Bytes(rank, 0)));
    }

    [Test]
    public async Task Given_bytes_that_are_others_When_imported_Then_refused_and_none_is_kept(
        [Values] bool isOfOtherSize, [Values] bool metadataOnly)
    {
        var (rank, line) = Scene.DossierWithBytes(3);
        var bytes = LegacyLines.Bytes(rank, 2);
        if (!isOfOtherSize) bytes[5] ^= 1;
        Scene.Bring(rank, 2, isOfOtherSize ? bytes[1..] : bytes);

        var outcome = await Scene.ImportAsync([line.ToJsonString()], metadataOnly);

        Assert.That(outcome.Faults, Is.EqualTo(
            new[] { new ToldFault(1, FaultReason.ContenuDifferent, "documents[2].contenu") }));
        Assert.That(await Store.FindLeftoversAsync(), Is.Empty);
    }

    [Test]
    public async Task Given_an_import_without_bytes_When_read_Then_refused_until_a_later_import_brings_them()
    {
        var (rank, line) = ImportScene.Dossier(2);
        line["documents"]![1]!["contenu"] = LegacyLines.Place(rank, 1);
        await using var doctor = Cartes.Client("medecin");

        var first = await Scene.ImportAsync([line.ToJsonString()], metadataOnly: true);
        var listed = await doctor.Dmp.FindAsync(LegacyLines.Patient(rank)).ToListAsync();
        var early = await Refused.ByAsync(ReadAsync(doctor, rank, 1));
        Scene.Bring(rank, 1);
        var second = await Scene.ImportAsync([line.ToJsonString()], metadataOnly: true);
        var third = await Scene.ImportAsync([line.ToJsonString()], metadataOnly: true);

        Assert.Multiple(() =>
        {
            Assert.That(
                first.Faults,
                Is.EqualTo(new[] { new ToldFault(1, FaultReason.ContenuAbsent, "documents[1].contenu", "sans_contenu") }));
            Assert.That((first.Counts.Dossiers, first.Counts.Lacking), Is.EqualTo((1L, 2L)));
            Assert.That(listed, Has.Count.EqualTo(2));
            Assert.That(early, Is.TypeOf<DocumentRefusedException>());
            Assert.That(early.Reason, Is.EqualTo(Reason.DocumentSansContenu));
            Assert.That((second.Counts.AlreadyImported, second.Counts.Completed), Is.EqualTo((1L, 1L)));
            Assert.That((third.Counts.AlreadyImported, third.Counts.Completed), Is.EqualTo((1L, 0L)));
        });
        Assert.That(await ReadAsync(doctor, rank, 1), Is.EqualTo(LegacyLines.Bytes(rank, 1)));
        Assert.That(await ReasonOfAsync(ReadAsync(doctor, rank, 0)), Is.EqualTo(Reason.DocumentSansContenu));
    }

    private int Files() => Service<ContentStore>().Enumerate().Count();

    private static StoredDossier Dossier(DossierStatus status) => new(
        status, new Traits { BirthDate = "1950-01-01" }, null, IsAttached: false, null, "", false, false, null);
}
