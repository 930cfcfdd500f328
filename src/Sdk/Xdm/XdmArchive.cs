using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Xdm.Zip;

namespace MonEspaceSante.Xdm;

/// <summary>An archive of documents as secure mail carries it: the zip IHE_XDM, read and verified.</summary>
/// <remarks>IHE XDM (ITI-32); CI-SIS, volet Échange de documents de santé. Nothing is ever extracted to a disk: names
/// inside the archive lead nowhere.</remarks>
public sealed class XdmArchive : IAsyncDisposable
{
    private readonly ArchiveSource _source;
    private readonly Dictionary<XdmDocument, FoundDocument> _found;
    private readonly XdmLimits _limits;

    internal XdmArchive(
        ArchiveSource source,
        IReadOnlyList<XdmSubmissionSet> sets,
        IEnumerable<FoundDocument> found,
        XdmLimits limits)
    {
        _source = source;
        _found = found.ToDictionary(document => document.Told.Document);
        _limits = limits;
        SubmissionSets = sets;
        Documents = [.. sets.SelectMany(set => set.Documents)];
    }

    /// <summary>The submission sets, one for each METADATA.XML. At least one.</summary>
    public IReadOnlyList<XdmSubmissionSet> SubmissionSets { get; }

    /// <summary>The documents of all submission sets. At least one.</summary>
    public IReadOnlyList<XdmDocument> Documents { get; }

    /// <summary>The types of the documents, each once: the values of <c>X-MSS-CODECDA</c>.</summary>
    public IReadOnlyList<string> TypeCodes => [.. Documents.Select(document => document.Type.Value).Distinct()];

    /// <summary>Whether each document is known by the patient's INS: the value of <c>X-MSS-INS</c>.</summary>
    public bool HasIns => Documents.All(document => document.Patient is not null);

    /// <summary>Reads an archive to its end, in flat memory, and verifies all of it: the zip, the metadata, and the
    /// size and the SHA-1 of every document.</summary>
    /// <param name="source">The archive, from its current position to its end. One that can seek stays in use until the
    /// archive is disposed, and is left open; one that cannot is copied to a temporary file, which nobody else can read
    /// and which ends with the archive.</param>
    /// <param name="limits">How much is read. Null for the default limits.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="DocumentRefusedException">XDM_*: the archive is not taken, with the entry, or the element of
    /// METADATA.XML and its line.</exception>
    public static async Task<XdmArchive> ReadAsync(
        Stream source, XdmLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        limits ??= new XdmLimits();
        var opened = await ArchiveSource.OpenAsync(source, limits, cancellationToken).ConfigureAwait(false);
        try
        {
            return await new ArchiveReading(opened, limits).ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whether all documents are of one patient.</summary>
    /// <param name="patient">The patient.</param>
    public bool IsAbout(Ins patient) => Documents.All(document => document.Patient == patient);

    /// <summary>Opens a document, to be read once, asynchronously, from its beginning to its end. Several may be open;
    /// read from one at a time.</summary>
    /// <remarks>The bytes are verified again as they pass: reading throws as <see cref="ReadAsync(Stream, XdmLimits?,
    /// CancellationToken)"/> does when the source was changed meanwhile.</remarks>
    /// <param name="document">One of <see cref="Documents"/>.</param>
    /// <exception cref="ArgumentException">The document is of another archive.</exception>
    public Stream Open(XdmDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return _found.TryGetValue(document, out var found)
            ? new DocumentStream(new EntryStream(_source, found.Entry, new Inflation(_limits)), found.Told)
            : throw new ArgumentException("The document is of another archive", nameof(document));
    }

    /// <summary>Ends the archive: deletes the temporary file, if there is one.</summary>
    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
