using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Tests.Errors;
using MonEspaceSante.Session;
using MonEspaceSante.Signing;
using NUnit.Framework;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Sdk.Tests.Client;

/// <summary>What leaves when several documents, a file or a trial are sent.</summary>
internal sealed class LotTests : ClientFixture
{
    private static readonly Visibility Masked = Visibility.Everyone with { Professionals = false };

    private readonly ConcurrentQueue<ReceivedLot> _lots = new();

    [SetUp]
    public void Take() => Server.Script.Submit = async (parts, _) =>
    {
        _lots.Enqueue(await ReceivedLot.ReadAsync(parts));
        return new Wire.Submission { SubmissionId = $"{Guid.AllBitsSet}" };
    };

    [Test]
    public async Task Given_several_documents_When_sent_Then_each_arrives_whole_under_one_signature()
    {
        using var first = await Sample(padding: 100_000).ToStreamAsync();
        using var second = await Sample().ToStreamAsync();
        var progress = new Told();

        await Client.Dmp.SubmitAsync(
            Patient,
            [new(first, Visibility.Everyone), new(second, Masked)],
            new SubmitOptions { IsAutomatic = true, Progress = progress });

        var lot = _lots.Single();
        using var signer = CadesSignature.Verify(lot.End.Manifest.ToByteArray(), lot.End.Signature.ToByteArray());
        Assert.Multiple(() =>
        {
            Assert.That(lot.Documents.Select(d => d.Bytes), Is.EqualTo(new[] { first.ToArray(), second.ToArray() }));
            Assert.That(lot.Manifest.Documents.Select(d => d.Sha256.ToByteArray()), Is.EqualTo(
                new[] { SHA256.HashData(first.ToArray()), SHA256.HashData(second.ToArray()) }));
            Assert.That(lot.Documents.Select(d => d.Header.Visibility), Is.EqualTo(lot.Manifest.Documents.Select(d => d.Visibility)));
            Assert.That(lot.Documents[1].Header.Visibility.HiddenFromProfessionals, Is.True);
            Assert.That(lot.Documents.Select(d => d.Header.RequestId), Is.All.EqualTo(lot.Manifest.RequestId));
            Assert.That(lot.Documents.Select(d => d.Header.Purpose), Is.All.EqualTo(Wire.SubmissionPurpose.Automatique));
            Assert.That(progress.Values[^1], Is.EqualTo(first.Length + second.Length));
        });
    }

    [Test]
    public async Task Given_answer_that_was_lost_When_tried_again_Then_all_documents_are_sent_again_under_one_signature()
    {
        using var first = await Sample().ToStreamAsync();
        using var second = await Sample().ToStreamAsync();
        Server.Script.Submit = async (parts, _) =>
        {
            _lots.Enqueue(await ReceivedLot.ReadAsync(parts));
            Clock.Advance(TimeSpan.FromSeconds(10));
            return _lots.Count == 2
                ? new Wire.Submission { SubmissionId = $"{Guid.AllBitsSet}" }
                : throw Received.Failure(StatusCode.Unavailable, null, Received.Info("SERVICE_INDISPONIBLE"));
        };

        await Client.Dmp.SubmitAsync(Patient, [new(first, Visibility.Everyone), new(second, Masked)]);

        var tries = _lots.ToArray();
        Assert.That(tries, Has.Length.EqualTo(2));
        Assert.That(tries[1].Documents.Select(d => d.Bytes), Is.EqualTo(tries[0].Documents.Select(d => d.Bytes)));
        Assert.That(tries[1].End, Is.EqualTo(tries[0].End));
    }

    [Test]
    public async Task Given_second_document_that_is_broken_When_sent_Then_refused_and_never_ended()
    {
        using var first = await Sample().ToStreamAsync();
        using var cut = new MemoryStream((await Sample().ToStreamAsync()).ToArray()[..^200]);

        Assert.That(
            async () => await Client.Dmp.SubmitAsync(Patient, [new(first, Visibility.Everyone), new(cut, Masked)]),
            Throws.InstanceOf<DocumentRefusedException>().With.Property("Reason").EqualTo(Reason.CdaTronque)
                .And.Property("DocumentRank").EqualTo(1));
        Assert.That(_lots, Is.Empty);
    }

    [Test]
    public async Task Given_a_server_that_refuses_the_second_document_When_sent_Then_the_refusal_tells_which()
    {
        using var first = await Sample().ToStreamAsync();
        using var second = await Sample().ToStreamAsync();
        Server.Script.Submit = (_, _) => throw Received.Failure(
            StatusCode.AlreadyExists, null, Received.Info("DOCUMENT_DEJA_PRESENT", ("document", "1")));

        Assert.That(
            async () => await Client.Dmp.SubmitAsync(Patient, [new(first, Visibility.Everyone), new(second, Masked)]),
            Throws.InstanceOf<DocumentRefusedException>().With.Property("DocumentRank").EqualTo(1)
                .And.Property("Details").Empty);
    }

    [Test]
    public async Task Given_a_card_that_does_not_serve_When_documents_are_sent_Then_none_of_them_is_at_fault()
    {
        using var cda = await Sample().ToStreamAsync();
        Server.Script.OpeningRefusal = "CERTIFICAT_EXPIRE";

        Assert.That(
            async () => await Client.Dmp.SubmitAsync(Patient, [new(cda, Visibility.Everyone)]),
            Throws.InstanceOf<CarteRefusedException>().With.Property("DocumentRank").Null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Given_an_access_context_When_fed_Then_hidden_from_representatives_only_in_secret(bool isSecret)
    {
        using var cda = await Sample().ToStreamAsync();
        var context = new AccessContext(Guid.NewGuid(), AccessMode.Normal, isSecret, Patient, Clock.GetUtcNow().AddHours(1));

        await Client.Dmp.In(context).SubmitAsync(Patient, cda, Visibility.Everyone);

        var lot = _lots.Single();
        Assert.That(lot.Documents[0].Header.Visibility.HiddenFromRepresentatives, Is.EqualTo(isSecret));
        Assert.That(lot.Manifest.Documents[0].Visibility, Is.EqualTo(lot.Documents[0].Header.Visibility));
    }

    [Test]
    public async Task Given_a_trial_When_sent_Then_findings_come_back_and_the_card_signs_nothing()
    {
        using var good = await Sample().ToStreamAsync();
        using var broken = new MemoryStream("<ClinicalDocument"u8.ToArray());
        Server.Script.Submit = async (parts, _) =>
        {
            _lots.Enqueue(await ReceivedLot.ReadAsync(parts));
            return new Wire.Submission
            {
                Findings =
                {
                    new Wire.LintFinding { Document = 1, Rule = "XML", Severity = Wire.LintSeverity.Error, Line = 1, Fix = "Relire" },
                    new Wire.LintFinding { Document = 0, Rule = "LIBELLE", Severity = Wire.LintSeverity.Warning },
                },
            };
        };

        var report = await Client.Dmp.CheckSubmissionAsync(Patient, [new(good, Visibility.Everyone), new(broken, Masked)]);

        var lot = _lots.Single();
        Assert.Multiple(() =>
        {
            Assert.That(report.HasErrors, Is.True);
            Assert.That(report.Findings[0], Is.EqualTo(
                new DocumentFinding(1, new LintFinding("XML", LintSeverity.Error, 1, "", "", "Relire"))));
            Assert.That(report.Findings[1].Finding.Line, Is.Null);
            Assert.That(lot.End.Signature, Is.Empty);
            Assert.That(lot.Documents.Select(d => d.Header.Purpose), Is.All.EqualTo(Wire.SubmissionPurpose.Essai));
            Assert.That(lot.Documents.Select(d => d.Bytes), Is.EqualTo(new[] { good.ToArray(), broken.ToArray() }));
        });
    }

    [Test]
    public async Task Given_a_file_When_sent_Then_wrapped_and_signed()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("Tension 12/8."));
        var file = new DocumentN1
        {
            Patient = new CdaPatient
            {
                Ins = Patient, BirthName = "TROIS", GivenNames = ["DOMINIQUE"], Sex = "F", BirthDate = "19790328",
            },
            Author = Carte.Porteur.Professional!,
            Structure = Carte.Activites[0].Structure,
            TypeCode = "11488-4",
            Title = "Note",
            FacilityType = "SA07",
            EffectiveTime = Clock.GetUtcNow(),
            MediaType = "text/plain",
            Content = content,
        };

        await Client.Dmp.SubmitAsync(Patient, file, Visibility.Everyone);

        using var expected = new MemoryStream();
        await file.WriteAsync(expected);
        Assert.That(_lots.Single().Documents[0].Bytes, Is.EqualTo(expected.ToArray()));
    }
}
