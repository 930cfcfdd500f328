using System.Text.Json.Nodes;
using MonEspaceSante.Benchmarks;
using MonEspaceSante.Identity;
using MonEspaceSante.Server.Reprise;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Reprise;

/// <summary>Each fault of a line has its own reason; the lines around it come in.</summary>
public sealed class FaultTests(Engine engine) : ImportFixture(engine)
{
    [Test]
    public async Task Given_lines_with_every_fault_When_imported_Then_each_is_told_and_the_others_come_in()
    {
        var spoilt = SpoiltLines.All().ToList();
        var lines = spoilt.Select(line => line.Text)
            .Append("").Append("  \r").Append(ImportScene.Dossier(1).Line.ToJsonString());

        var outcome = await Scene.ImportAsync(lines, metadataOnly: true);

        Assert.That(outcome.Faults, Is.EqualTo(
            spoilt.Select((line, rank) => new ToldFault(rank + 1, line.Reason, line.Field))
                .Where(fault => fault.Motif.Length > 0)));
        Assert.That(outcome.Counts.Dossiers, Is.EqualTo(spoilt.Count(line => line.Reason.Length == 0) + 1));
        Assert.That(outcome.Counts.Refused, Is.EqualTo(outcome.Faults.Count));
    }

    [Test]
    public async Task Given_broken_lines_When_mended_and_imported_again_Then_only_they_come_in()
    {
        var good = Enumerable.Range(0, 3).Select(_ => ImportScene.Dossier().Line.ToJsonString()).ToList();
        var (broken, wrongKey) = (ImportScene.Dossier().Line, ImportScene.Dossier().Line);
        var matricule = wrongKey["patient"]!["matricule"]!.GetValue<string>();
        wrongKey["patient"]!["matricule"] = $"{matricule[..13]}98";

        var first = await Scene.ImportAsync([good[0], broken.ToJsonString()[..^5], good[1], wrongKey.ToJsonString(), good[2]]);
        wrongKey["patient"]!["matricule"] = matricule;
        var second = await Scene.ImportAsync(
            [good[0], broken.ToJsonString(), good[1], wrongKey.ToJsonString(), good[2]]);
        var third = await Scene.ImportAsync([good[0], broken.ToJsonString()]);

        Assert.Multiple(() =>
        {
            Assert.That(first.Faults, Is.EqualTo(new[]
            {
                new ToldFault(2, FaultReason.LigneIllisible, ""),
                new ToldFault(4, FaultReason.InsCleInvalide, "patient.matricule"),
            }));
            Assert.That((first.Counts.Dossiers, first.Counts.IsWhole), Is.EqualTo((3L, false)));
            Assert.That((second.Counts.Dossiers, second.Counts.AlreadyImported), Is.EqualTo((2L, 3L)));
            Assert.That(second.Counts.IsWhole);
            Assert.That((third.Counts.Dossiers, third.Counts.AlreadyImported), Is.EqualTo((0L, 2L)));
        });
    }

    [Test]
    public async Task Given_dossiers_told_twice_When_imported_Then_once_and_what_differs_is_told(
        [Values(0, 600)] int linesBetween)
    {
        var (first, second) = (ImportScene.Dossier().Line, ImportScene.Dossier().Line);
        var (other, ofSamePatient) = (first.DeepClone(), second.DeepClone());
        other["creeLe"] = "2020-06-06";
        ofSamePatient["dossier"] = "un autre".Replace(' ', '-') + linesBetween;
        var between = Enumerable.Range(0, linesBetween).Select(_ => (JsonNode)ImportScene.Dossier().Line);

        var outcome = await Scene.ImportAsync([first, second, .. between, first, other, ofSamePatient]);

        var at = linesBetween + 3;
        Assert.That(outcome.Faults, Is.EqualTo(new[]
        {
            new ToldFault(at, FaultReason.DossierEnDouble, "dossier", "ignoree"),
            new ToldFault(at + 1, FaultReason.DossierDifferent, "dossier"),
            new ToldFault(at + 2, FaultReason.InsDeuxDossiers, "patient"),
        }));
        Assert.That(
            (outcome.Counts.Dossiers, outcome.Counts.Repeated, outcome.Counts.Refused),
            Is.EqualTo(((long)linesBetween + 2, 1L, 2L)));
    }

    [Test]
    public async Task Given_a_patient_who_has_a_dossier_here_When_imported_Then_told_and_left_as_it_was()
    {
        var (_, line) = ImportScene.Dossier(1);
        line["patient"]!["matricule"] = PatTrois.Matricule;

        var outcome = await Scene.ImportAsync(line);

        Assert.That(outcome.Faults, Is.EqualTo(new[] { new ToldFault(1, FaultReason.DossierDejaPresent, "patient") }));
    }

    [Test]
    public async Task Given_faults_of_every_kind_When_told_Then_neither_report_nor_counts_name_anybody()
    {
        var (rank, line) = ImportScene.Dossier(1);
        line["patient"]!["nom"] = "NOMTRESSECRET";
        line["NOMTRESSECRET"] = LegacyLines.Patient(rank).Matricule;
        var (_, unknown) = ImportScene.Dossier(1);
        unknown["documents"]![0]!["type"] = "NOMTRESSECRET";

        var outcome = await Scene.ImportAsync(line, unknown);

        Assert.That(outcome.Faults, Has.Count.EqualTo(2));
        Assert.That(outcome.Report, Does.Not.Contain("SECRET").And.Not.Contain(LegacyLines.Patient(rank).Matricule[..13]));
    }

    [Test]
    public async Task Given_a_compressed_file_When_whole_or_cut_Then_all_or_what_came_before_is_in()
    {
        var lines = Enumerable.Range(0, 1500).Select(_ => ImportScene.Dossier().Line.ToJsonString()).ToList();
        var file = ImportScene.Compress(string.Join('\n', lines));

        var cut = await Scene.ImportAsync(file[..^(file.Length / 4)], name: "dmp.ndjson.gz");
        var whole = await Scene.ImportAsync(file, name: "dmp.ndjson.gz");

        Assert.That(cut.Counts.IsWhole, Is.False);
        Assert.That(cut.Counts.Dossiers, Is.InRange(500, 1499));
        Assert.That(whole.Counts.IsWhole);
        Assert.That(whole.Counts.Dossiers + whole.Counts.AlreadyImported, Is.EqualTo(1500));
        Assert.That(whole.Counts.AlreadyImported, Is.EqualTo(cut.Counts.Dossiers));
    }

    [Test]
    public async Task Given_an_import_under_way_When_another_begins_Then_refused_and_nothing_done()
    {
        var (rank, line) = ImportScene.Dossier();
        using (new DataFolder(Sandbox.DataFolder).TryLockImport())
        {
            Assert.That(() => Scene.ImportAsync(line), Throws.InstanceOf<ImportUnderWayException>());
        }

        Assert.That((await Scene.ImportAsync(line)).Counts.Dossiers, Is.EqualTo(1));
        Assert.That(LegacyLines.Patient(rank).Oid, Is.EqualTo(InsOid.NirTest));
    }
}
