using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Xdm;

namespace MonEspaceSante.Messagerie;

/// <summary>The clinical documents that an attachment is, holds or becomes.</summary>
internal sealed class AttachedDocuments : IAsyncDisposable
{
    private readonly List<Stream> _documents = [];
    private Ins? _patient;

    /// <summary>The patient that the first of them names.</summary>
    public Ins Patient => _patient!;

    public static async Task<AttachedDocuments> OpenAsync(
        Attachment attachment,
        MemoryStream content,
        AttachmentDepositOptions options,
        CdaLimits limits,
        CancellationToken cancellationToken)
    {
        var opened = new AttachedDocuments();
        try
        {
            await opened.AddAsync(attachment, content, options, cancellationToken).ConfigureAwait(false);
            opened._patient = await opened.ReadPatientAsync(limits, cancellationToken).ConfigureAwait(false);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What is deposited: shown to nobody from whom the attachment was kept.</summary>
    public IReadOnlyList<DocumentToSubmit> ToSubmit(Visibility visibility, Restrictions restrictions)
    {
        var shown = new Visibility(
            visibility.Professionals && !restrictions.HiddenFromProfessionals,
            visibility.Patient && !restrictions.HiddenFromPatient,
            visibility.LegalRepresentatives && !restrictions.HiddenFromRepresentatives && !restrictions.SecretConnection);
        return [.. _documents.Select(document => new DocumentToSubmit(document, shown))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var document in _documents)
            await document.DisposeAsync().ConfigureAwait(false);
    }

    private async Task AddAsync(
        Attachment attachment, MemoryStream content, AttachmentDepositOptions options, CancellationToken cancellationToken)
    {
        if (attachment.Kind == AttachmentKind.Cda)
            _documents.Add(content);
        else if (attachment.Kind == AttachmentKind.IheXdm)
            await ExtractAsync(content, cancellationToken).ConfigureAwait(false);
        else if (options.Wrap is { } wrap)
            _documents.Add(await wrap(content).OpenAsync(cancellationToken).ConfigureAwait(false));
        else
            throw new ArgumentException("The attachment is no clinical document: tell how to wrap it", nameof(options));
    }

    // Each in memory: a deposit that fails is tried again from its beginning.
    private async Task ExtractAsync(MemoryStream content, CancellationToken cancellationToken)
    {
        var archive = await XdmArchive.ReadAsync(content, limits: null, cancellationToken).ConfigureAwait(false);
        await using (archive.ConfigureAwait(false))
        {
            foreach (var document in archive.Documents)
            {
                var held = new MemoryStream();
                _documents.Add(held);
                var bytes = archive.Open(document);
                await using (bytes.ConfigureAwait(false))
                {
                    await bytes.CopyToAsync(held, cancellationToken).ConfigureAwait(false);
                }

                held.Position = 0;
            }
        }
    }

    private async Task<Ins> ReadPatientAsync(CdaLimits limits, CancellationToken cancellationToken)
    {
        var start = _documents[0].Position;
        var header = await CdaDocument.ReadAsync(_documents[0], limits, cancellationToken).ConfigureAwait(false);
        _documents[0].Position = start;
        return DocumentMetadata.FromCda(header).Patient;
    }
}
