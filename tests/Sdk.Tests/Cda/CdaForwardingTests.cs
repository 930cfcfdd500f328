using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>What is handed over is what was read, whatever the document and however it comes.</summary>
public class CdaForwardingTests
{
    private const int Cuts = 50;

    private static IReadOnlyList<string> CorpusDocuments => Corpus.Cda;

    [TestCaseSource(nameof(CorpusDocuments))]
    public async Task Bytes_forwarded_are_the_bytes_read(string name)
    {
        var bytes = await File.ReadAllBytesAsync(Corpus.File(name));
        var sink = new CollectingSink();

        await CdaDocument.ReadAsync(new PiecemealStream(bytes, [bytes.Length / 7, 1, 4097]), sink, new CdaLimits());

        Assert.That(sink.Bytes.AsSpan().SequenceEqual(bytes), Is.True);
        Assert.That((sink.BytesCameFirst, sink.LongestPiece <= 64 * 1024), Is.EqualTo((false, true)));
    }

    [TestCaseSource(nameof(CorpusDocuments))]
    public async Task A_cut_document_is_told_from_a_whole_one(string name)
    {
        var bytes = await File.ReadAllBytesAsync(Corpus.File(name));
        var end = bytes.AsSpan().LastIndexOf((byte)'>');
        for (var cut = 0; cut < Cuts; cut++)
        {
            var length = (int)((long)end * cut / Cuts);
            using var document = new MemoryStream(bytes, 0, length);
            var refusal = Assert.CatchAsync<DocumentRefusedException>(
                () => CdaDocument.ReadAsync(document, new CollectingSink(keep: false), new CdaLimits()),
                $"cut at {length}")!;

            Assert.That(
                refusal.Reason,
                Is.EqualTo(cut == 0 ? Reason.DocumentVide : Reason.CdaTronque).Or.EqualTo(Reason.CdaPasXml));
        }
    }

    [Property(MaxTest = 200)]
    public async Task<bool> Bytes_forwarded_do_not_depend_on_how_they_come(
        FsCheck.PositiveInt[] sizes, bool pdf, int padding)
    {
        var sample = Documents.Sample with
        {
            Body = pdf ? CdaSampleBody.Pdf : CdaSampleBody.Structured,
            PdfPadding = Math.Abs(padding % 1000) * 1000L,
        };
        using var document = await sample.ToStreamAsync();
        var bytes = document.ToArray();
        var sink = new CollectingSink();

        using var pieces = new PiecemealStream(bytes, [.. sizes.Select(s => s.Item * 97)]);
        await CdaDocument.ReadAsync(pieces, sink, new CdaLimits());

        return sink.Bytes.AsSpan().SequenceEqual(bytes) && !sink.BytesCameFirst && sink.Header is not null;
    }

    [Test]
    public async Task A_sink_that_refuses_the_header_takes_no_byte()
    {
        using var document = await Documents.Sample.ToStreamAsync();
        var refusing = new RefusingSink();

        Assert.That(
            () => CdaDocument.ReadAsync(document, refusing, new CdaLimits()),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(refusing.BytesTaken, Is.Zero);
    }

    [Test]
    public async Task Reading_can_be_cancelled()
    {
        using var document = await Documents.Sample.ToStreamAsync();

        Assert.That(
            () => CdaDocument.ReadAsync(document, new CollectingSink(), new CdaLimits(), new CancellationToken(true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Failures_of_the_source_come_through_as_they_are()
    {
        Assert.That(
            () => CdaDocument.ReadAsync(new BrokenStream(), new CollectingSink(), new CdaLimits()),
            Throws.InstanceOf<IOException>());
    }

    private sealed class RefusingSink : CdaSink
    {
        public int BytesTaken { get; private set; }

        public override ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken) =>
            throw new OperationCanceledException();

        public override ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            BytesTaken += bytes.Length;
            return ValueTask.CompletedTask;
        }
    }

    private sealed class BrokenStream : ForwardOnlyStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("Broken");
    }
}
