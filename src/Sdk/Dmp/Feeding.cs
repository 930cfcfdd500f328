using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using SubmissionCall = MonEspaceSante.Dmp.UploadCall<
    MonEspaceSante.Protos.Dmp.V1.SubmitDocumentsRequest, MonEspaceSante.Protos.Dmp.V1.Submission>;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Sends documents, to be kept or only to be tried.</summary>
internal sealed class Feeding(
    Wire.DmpService.DmpServiceClient service, ServerCalls calls, ClientSettings settings, bool isSecret)
{
    private readonly CdaLimits _limits = new() { MaxBytes = settings.MaxDocumentBytes };

    /// <summary>A document on its way. The server refuses in a secret connection what representatives would be
    /// shown.</summary>
    public PlacedDocument Place(Stream content, Visibility visibility) =>
        new(content, isSecret ? visibility with { LegalRepresentatives = false } : visibility);

    public IReadOnlyList<PlacedDocument> Place(IReadOnlyList<DocumentToSubmit> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        if (documents.Count == 0 || documents.Any(document => document is not { Content.CanSeek: true, Visibility: not null }))
            throw new ArgumentException("One or more documents that can seek, with their visibility, are needed.", nameof(documents));
        return [.. documents.Select(document => Place(document.Content, document.Visibility))];
    }

    public async Task<Submission> SubmitAsync(
        Ins patient, IReadOnlyList<PlacedDocument> documents, SubmitOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(patient);
        patient.RefuseNia();
        var deposit = new Deposit(patient, documents, options ?? new SubmitOptions(), settings);
        return await calls.TransferAsync(exchange => SubmitAsync(deposit, exchange), cancellationToken).ConfigureAwait(false);
    }

    public async Task<SubmissionReport> CheckAsync(
        Ins patient, IReadOnlyList<PlacedDocument> documents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(patient);
        patient.RefuseNia();
        return await calls.TransferAsync(exchange => CheckAsync(patient, documents, exchange), cancellationToken)
            .ConfigureAwait(false);
    }

    private SubmissionCall CallOf(Exchange exchange, IProgress<long>? progress) => new(
        options => service.SubmitDocuments(options), chunk => new() { Chunk = chunk }, exchange, progress);

    private async Task<Submission> SubmitAsync(Deposit deposit, Exchange exchange)
    {
        exchange.MayRepeat = deposit.CanRepeat;
        using var call = CallOf(exchange, deposit.Progress);
        var sent = new List<Wire.ManifestDocument>();
        foreach (var document in deposit.Documents)
        {
            using var upload = new DocumentUpload(call, deposit, document);
            await Refusal.OfDocumentAsync(sent.Count, async () => sent.Add(
                await upload.SendAsync(_limits, exchange.CancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        }

        // The card may take its time: what can already leave does not wait for it.
        await call.FlushAsync().ConfigureAwait(false);
        return (await call.EndAsync(new() { End = deposit.Sign(sent) }).ConfigureAwait(false)).ToSubmission();
    }

    private async Task<SubmissionReport> CheckAsync(Ins patient, IReadOnlyList<PlacedDocument> documents, Exchange exchange)
    {
        using var call = CallOf(exchange, progress: null);
        var requestId = RequestIds.Of(null);
        foreach (var (rank, document) in documents.Index())
        {
            var trial = new DocumentTrial(call, patient, requestId, document);
            await Refusal.OfDocumentAsync(
                rank, () => trial.SendAsync(_limits, exchange.CancellationToken)).ConfigureAwait(false);
        }

        return (await call.EndAsync(new() { End = new() }).ConfigureAwait(false)).ToReport();
    }
}
