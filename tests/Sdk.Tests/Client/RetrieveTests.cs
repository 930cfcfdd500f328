using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Tests.Errors;
using NUnit.Framework;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Sdk.Tests.Client;

internal sealed class RetrieveTests : ClientFixture
{
    private byte[] _bytes = [];
    private Wire.Document _document = new();

    [SetUp]
    public async Task StoreAsync()
    {
        using var cda = await Sample(padding: 100_000).ToStreamAsync();
        _bytes = cda.ToArray();
        _document = new Wire.Document
        {
            Metadata = (await MetadataAsync(cda)).ToWire(),
            Status = Wire.DocumentStatus.Approved,
            Visibility = new Wire.Visibility { HiddenFromPatient = true },
            Size = _bytes.Length,
            Sha256 = ByteString.CopyFrom(SHA256.HashData(_bytes)),
        };
        Server.Script.Retrieve = parts => SendAsync(parts, _bytes);
    }

    [Test]
    public async Task Given_stored_document_When_read_Then_bytes_and_metadata_come_back()
    {
        using var destination = new MemoryStream();
        var progress = new Told();

        var document = await Client.Dmp.RetrieveAsync(Patient, _document.Metadata.UniqueId, destination, progress);

        Assert.Multiple(() =>
        {
            Assert.That(destination.ToArray(), Is.EqualTo(_bytes));
            Assert.That(document.UniqueId, Is.EqualTo(_document.Metadata.UniqueId));
            Assert.That(document.Metadata.ToWire(), Is.EqualTo(_document.Metadata));
            Assert.That(document.Visibility, Is.EqualTo(new Visibility(true, false, true)));
            Assert.That(progress.Values[^1], Is.EqualTo(_bytes.Length));
        });
    }

    [TestCase("altered")]
    [TestCase("short")]
    [TestCase("long")]
    public void Given_other_bytes_than_the_deposits_When_read_Then_refused(string fault)
    {
        byte[] sent = fault switch
        {
            "altered" => [.. _bytes[..^1], (byte)~_bytes[^1]],
            "short" => _bytes[..^1],
            _ => [.. _bytes, 0],
        };
        Server.Script.Retrieve = parts => SendAsync(parts, sent);

        Assert.That(
            async () => await Client.Dmp.RetrieveAsync(Patient, "2.25.1", Stream.Null),
            Throws.InstanceOf<ServiceUnavailableException>().With.Property("Reason").EqualTo(Reason.EmpreinteDifferente));
    }

    [Test]
    public async Task Given_failure_before_any_byte_When_read_Then_tried_again()
    {
        using var destination = new MemoryStream();
        Server.Script.Refusals.Enqueue((StatusCode.Unavailable, "SERVICE_INDISPONIBLE"));

        await Client.Dmp.RetrieveAsync(Patient, "2.25.1", destination);

        Assert.That(destination.ToArray(), Is.EqualTo(_bytes));
    }

    [Test]
    public void Given_failure_after_some_bytes_When_read_Then_interruption_surfaces_at_once()
    {
        var tries = 0;
        Server.Script.Retrieve = async parts =>
        {
            tries++;
            await SendAsync(parts, _bytes[..1000]);
            throw new RpcException(new Status(StatusCode.Unavailable, "broken"));
        };

        Assert.Multiple(() =>
        {
            Assert.That(
                async () => await Client.Dmp.RetrieveAsync(Patient, "2.25.1", Stream.Null),
                Throws.InstanceOf<ServiceUnavailableException>().With.Property("Reason").EqualTo(Reason.ConnexionInterrompue));
            Assert.That(tries, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Given_several_pages_When_enumerated_Then_fetched_as_they_are_read()
    {
        var asked = new List<string>();
        Server.Script.Find = request =>
        {
            asked.Add(request.PageToken);
            return new() { Documents = { _document, _document }, NextPageToken = asked.Count < 3 ? $"page-{asked.Count}" : "" };
        };

        var first = await Client.Dmp.FindAsync(Patient).Take(3).CountAsync();
        Assert.That(asked, Is.EqualTo(new[] { "", "page-1" }));
        asked.Clear();
        var all = await Client.Dmp.FindAsync(Patient).CountAsync();

        Assert.That((first, all), Is.EqualTo((3, 6)));
    }

    [Test]
    public void Given_refused_page_When_enumerated_Then_typed()
    {
        Server.Script.Find = _ => throw Received.Failure(StatusCode.PermissionDenied, null, Received.Info("DROIT_INSUFFISANT"));

        Assert.That(
            async () => await Client.Dmp.FindAsync(Patient).CountAsync(), Throws.InstanceOf<HabilitationDeniedException>());
    }

    private static async Task<DocumentMetadata> MetadataAsync(Stream cda)
    {
        var header = await CdaDocument.ReadAsync(cda, new DroppingSink(), new CdaLimits());
        return DocumentMetadata.FromCda(header);
    }

    private async Task SendAsync(IServerStreamWriter<Wire.RetrieveDocumentResponse> parts, byte[] bytes)
    {
        await parts.WriteAsync(new() { Document = _document });
        foreach (var chunk in bytes.Chunk(64 * 1024))
            await parts.WriteAsync(new() { Chunk = ByteString.CopyFrom(chunk) });
    }

    private sealed class DroppingSink : CdaSink
    {
        public override ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public override ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            ValueTask.CompletedTask;
    }
}
