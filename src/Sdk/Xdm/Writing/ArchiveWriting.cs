using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Writing;

/// <summary>Writes one archive: the documents as they come, then what tells of them.</summary>
internal sealed class ArchiveWriting(XdmSubmission submission, CdaLimits limits)
{
    private const string Folder = "IHE_XDM/SUBSET01";

    private static readonly XmlWriterSettings Xml = new()
    {
        Async = true,
        Indent = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    private readonly List<WrittenDocument> _written = [];

    public async Task<IReadOnlyList<DocumentMetadata>> WriteAsync(
        Stream destination, CancellationToken cancellationToken)
    {
        var archive = await ZipArchive.CreateAsync(
            destination, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken)
            .ConfigureAwait(false);
        await using (archive.ConfigureAwait(false))
        {
            foreach (var (rank, document) in submission.Documents.Index())
                await Refusal.OfDocumentAsync(rank, () => WriteAsync(archive, document, cancellationToken))
                    .ConfigureAwait(false);
            var sender = submission.Author ?? _written[0].Metadata.Authors[0];
            var metadata = new RegistryXml(submission, sender, _written).Document();
            await WriteAsync(archive, $"{Folder}/{ArchiveLayout.MetadataName}", metadata, cancellationToken)
                .ConfigureAwait(false);
            var pages = new PagesForPeople(submission.Software, sender, _written);
            await WriteAsync(archive, "INDEX.HTM", pages.Index(), cancellationToken).ConfigureAwait(false);
            await WriteTextAsync(archive, "README.TXT", pages.ReadMe(), cancellationToken).ConfigureAwait(false);
        }

        return [.. _written.Select(document => document.Metadata)];
    }

    private async Task WriteAsync(ZipArchive archive, DocumentToSubmit document, CancellationToken cancellationToken)
    {
        DocumentMetadata? metadata = null;
        var sink = new ArchiveEntrySink((header, token) =>
        {
            metadata = Judge(DocumentMetadata.FromCda(header, submission.Origin));
            return OpenAsync(archive, $"{Folder}/{WrittenDocument.FileNameOf(_written.Count)}", token);
        });
        await using (sink.ConfigureAwait(false))
        {
            var header = await CdaDocument.ReadAsync(document.Content, sink, limits, cancellationToken)
                .ConfigureAwait(false);
            _written.Add(new WrittenDocument(
                _written.Count, metadata!, document.Visibility, header.Root, sink.Size, sink.Sha1));
        }
    }

    private DocumentMetadata Judge(DocumentMetadata metadata)
    {
        if (_written.Count > 0 && _written[0].Metadata.Patient != metadata.Patient)
            throw Refusal.Because(
                Reason.PatientDifferent,
                new Violation(
                    "ClinicalDocument/recordTarget/patientRole/id", "un autre patient que celui du premier document"));
        if (_written.Exists(other => other.Metadata.UniqueId == metadata.UniqueId))
            throw Refusal.Because(
                Reason.DocumentDejaPresent,
                new Violation("ClinicalDocument/id", "un document précédent de l'archive porte cet identifiant"));
        return metadata;
    }

    private async Task<Stream> OpenAsync(ZipArchive archive, string name, CancellationToken cancellationToken)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = submission.SubmissionTime;
        return await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteAsync(
        ZipArchive archive, string name, XDocument document, CancellationToken cancellationToken)
    {
        var entry = await OpenAsync(archive, name, cancellationToken).ConfigureAwait(false);
        await using (entry.ConfigureAwait(false))
        {
            var writer = XmlWriter.Create(entry, Xml);
            await using (writer.ConfigureAwait(false))
            {
                await document.SaveAsync(writer, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteTextAsync(
        ZipArchive archive, string name, string text, CancellationToken cancellationToken)
    {
        var entry = await OpenAsync(archive, name, cancellationToken).ConfigureAwait(false);
        await using (entry.ConfigureAwait(false))
        {
            await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
        }
    }
}
