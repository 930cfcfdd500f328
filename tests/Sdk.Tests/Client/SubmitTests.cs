using System.Collections.Concurrent;
using System.Security.Cryptography;
using Grpc.Core;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Tests.Errors;
using MonEspaceSante.Signing;
using NUnit.Framework;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Sdk.Tests.Client;

internal sealed class SubmitTests : ClientFixture
{
    private readonly ConcurrentQueue<ReceivedDeposit> _deposits = new();

    [SetUp]
    public void Take() => Server.Script.Submit = async (parts, _) =>
    {
        _deposits.Enqueue(await ReceivedDeposit.ReadAsync(parts));
        return new Wire.Submission { SubmissionId = $"{Guid.AllBitsSet}" };
    };

    [Test]
    public async Task Given_document_When_deposited_Then_every_byte_arrives_in_even_chunks()
    {
        using var cda = await Sample(padding: 300_000).ToStreamAsync();

        var submission = await Client.Dmp.SubmitAsync(Patient, cda, Visibility.Everyone);

        var deposit = _deposits.Single();
        Assert.Multiple(() =>
        {
            Assert.That(submission.SubmissionId, Is.EqualTo(Guid.AllBitsSet));
            Assert.That(deposit.Bytes, Is.EqualTo(cda.ToArray()));
            Assert.That(deposit.ChunkLengths.SkipLast(1), Has.All.EqualTo(64 * 1024));
        });
    }

    [Test]
    public async Task Given_document_When_deposited_Then_the_card_signed_what_arrived()
    {
        using var cda = await Sample().ToStreamAsync();
        var requestId = Guid.NewGuid();
        var visibility = new Visibility(Professionals: true, Patient: false, LegalRepresentatives: false);

        await Client.Dmp.SubmitAsync(Patient, cda, visibility, new SubmitOptions { RequestId = requestId });

        var deposit = _deposits.Single();
        using var signer = CadesSignature.Verify(deposit.End.Manifest.ToByteArray(), deposit.End.Signature.ToByteArray());
        Assert.Multiple(() =>
        {
            Assert.That(signer.Thumbprint, Is.EqualTo(Carte.SignatureCertificate.Thumbprint));
            Assert.That(deposit.Manifest.RequestId, Is.EqualTo(requestId.ToString("D")));
            Assert.That(deposit.Manifest.Patient, Is.EqualTo(deposit.Header.Patient));
            Assert.That(deposit.Document.Size, Is.EqualTo(cda.Length));
            Assert.That(deposit.Document.Sha1.ToByteArray(), Is.EqualTo(RegistryHash(cda)));
            Assert.That(deposit.Document.Sha256.ToByteArray(), Is.EqualTo(SHA256.HashData(cda.ToArray())));
            Assert.That(deposit.Document.MetadataSha256.ToByteArray(), Is.EqualTo(SHA256.HashData(deposit.Header.Metadata.Span)));
            Assert.That(deposit.Document.Visibility, Is.EqualTo(deposit.Header.Visibility));
            Assert.That(deposit.Header.Visibility, Is.EqualTo(
                new Wire.Visibility { HiddenFromPatient = true, HiddenFromRepresentatives = true }));
        });
    }

    [Test]
    public async Task Given_document_When_deposited_Then_metadata_are_those_of_its_header()
    {
        var sample = Sample();
        using var cda = await sample.ToStreamAsync();

        await Client.Dmp.SubmitAsync(Patient, cda, Visibility.Everyone);

        var metadata = Wire.DocumentMetadata.Parser.ParseFrom(_deposits.Single().Header.Metadata).ToMetadata();
        Assert.Multiple(() =>
        {
            Assert.That(metadata.UniqueId, Is.EqualTo(sample.UniqueId));
            Assert.That(metadata.Type.Value, Is.EqualTo("11488-4"));
            Assert.That(metadata.Title, Is.EqualTo(sample.Title));
            Assert.That(metadata.Authors[0].Id, Is.EqualTo("899700296140"));
        });
    }

    [Test]
    public async Task Given_another_patient_When_deposited_Then_refused_before_anything_leaves()
    {
        using var cda = await Sample().ToStreamAsync();
        var other = Ins.Parse(Patient.Matricule, InsOid.NirTest);

        await AssertRefusedAsync<InsRefusedException>(
            () => Client.Dmp.SubmitAsync(other, cda, Visibility.Everyone), Reason.PatientDifferent);
        Assert.That(Server.Script.Openings, Is.Empty);
    }

    [Test]
    public async Task Given_document_cut_short_When_deposited_Then_refused_and_never_ended()
    {
        using var whole = await Sample(padding: 300_000).ToStreamAsync();
        using var cda = new MemoryStream(whole.ToArray()[..^200]);

        await AssertRefusedAsync<DocumentRefusedException>(
            () => Client.Dmp.SubmitAsync(Patient, cda, Visibility.Everyone), Reason.CdaTronque);
        Assert.That(_deposits, Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Given_refusal_while_the_document_is_on_its_way_Then_it_surfaces(bool oncePartOfItArrived)
    {
        using var cda = await Sample(padding: 8_000_000).ToStreamAsync();
        Server.Script.Submit = async (parts, ct) =>
        {
            for (var i = 0; oncePartOfItArrived && i < 10; i++)
                await parts.MoveNext(ct);
            throw Received.Failure(StatusCode.FailedPrecondition, null, Received.Info("DOSSIER_FERME"));
        };

        await AssertRefusedAsync<DossierUnavailableException>(
            () => Client.Dmp.SubmitAsync(Patient, cda, Visibility.Everyone), Reason.DossierFerme);
    }

    [Test]
    public async Task Given_answer_that_was_lost_When_tried_again_Then_same_request_and_same_signature()
    {
        using var cda = await Sample().ToStreamAsync();
        Server.Script.Submit = async (parts, _) =>
        {
            _deposits.Enqueue(await ReceivedDeposit.ReadAsync(parts));

            // A second signature would tell another time.
            Clock.Advance(TimeSpan.FromSeconds(10));
            return _deposits.Count == 2
                ? new Wire.Submission { SubmissionId = $"{Guid.AllBitsSet}" }
                : throw Received.Failure(StatusCode.Unavailable, null, Received.Info("SERVICE_INDISPONIBLE"));
        };

        await Client.Dmp.SubmitAsync(Patient, cda, Visibility.Everyone);

        var tries = _deposits.ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(tries, Has.Length.EqualTo(2));
            Assert.That(tries[1].Bytes, Is.EqualTo(tries[0].Bytes));
            Assert.That(tries[1].End, Is.EqualTo(tries[0].End));
        });
    }

    [Test]
    public async Task Given_stream_that_cannot_seek_When_connection_breaks_Then_interruption_surfaces_at_once()
    {
        using var cda = await Sample(padding: 8_000_000).ToStreamAsync();
        var tries = 0;
        Server.Script.Submit = async (parts, ct) =>
        {
            Interlocked.Increment(ref tries);
            await parts.MoveNext(ct);
            throw new RpcException(new Status(StatusCode.Unavailable, "broken"));
        };

        await AssertRefusedAsync<ServiceUnavailableException>(
            () => Client.Dmp.SubmitAsync(Patient, new OnePassStream(cda), Visibility.Everyone), Reason.ConnexionInterrompue);
        Assert.That(tries, Is.EqualTo(1));
    }

    [Test]
    public async Task Given_expired_token_When_deposited_Then_renewed_and_sent_again()
    {
        using var cda = await Sample().ToStreamAsync();
        Server.Script.Refusals.Enqueue((StatusCode.Unauthenticated, "JETON_EXPIRE"));

        await Client.Dmp.SubmitAsync(Patient, cda, Visibility.Everyone);

        Assert.Multiple(() =>
        {
            Assert.That(Server.Script.Renewals, Has.Count.EqualTo(1));
            Assert.That(_deposits.Single().Bytes, Is.EqualTo(cda.ToArray()));
        });
    }

    [Test]
    public async Task Given_stream_in_its_middle_When_deposited_Then_sent_from_there()
    {
        using var sample = await Sample().ToStreamAsync();
        using var cda = new MemoryStream([.. "avant"u8, .. sample.ToArray()]) { Position = 5 };

        await Client.Dmp.SubmitAsync(Patient, cda, Visibility.Everyone);

        Assert.That(_deposits.Single().Bytes, Is.EqualTo(sample.ToArray()));
    }

    [Test]
    public async Task Given_caller_who_cancels_When_depositing_Then_cancellation_surfaces()
    {
        using var cda = await Sample(padding: 8_000_000).ToStreamAsync();
        using var cancelling = new CancellationTokenSource();
        Server.Script.Submit = async (_, ct) =>
        {
            await cancelling.CancelAsync();
            await Task.Delay(Timeout.Infinite, ct);
            return new();
        };

        Assert.That(
            async () => await Client.Dmp.SubmitAsync(Patient, cda, Visibility.Everyone, cancellationToken: cancelling.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Progress_tells_every_byte()
    {
        using var cda = await Sample(padding: 200_000).ToStreamAsync();
        var progress = new Told();

        await Client.Dmp.SubmitAsync(Patient, cda, Visibility.Everyone, new SubmitOptions { Progress = progress });

        Assert.Multiple(() =>
        {
            Assert.That(progress.Values, Is.Ordered);
            Assert.That(progress.Values[^1], Is.EqualTo(cda.Length));
        });
    }

    private static byte[] RegistryHash(MemoryStream cda)
    {
        using var sha1 = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        sha1.AppendData(cda.ToArray());
        return sha1.GetHashAndReset();
    }

    private static Task AssertRefusedAsync<T>(Func<Task> act, Reason reason)
        where T : MonEspaceSanteException =>
        Assert.ThatAsync(act, Throws.InstanceOf<T>().With.Property("Reason").EqualTo(reason));
}
