using Grpc.Core;
using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;
using Part = MonEspaceSante.Protos.Dmp.V1.SubmitDocumentsRequest.PartOneofCase;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Takes a signed submission. TD2.1, TD2.2.</summary>
internal sealed class SubmitDocuments(
    OpenDossier openDossier,
    ContentStore contents,
    SubmissionSignature signature,
    SubmissionStore submissions,
    DocumentStore documents,
    KeepSubmission keepSubmission,
    ServerOptions options)
{
    private const int LargestMetadata = 256 * 1024;

    public async Task<Submission> RunAsync(
        Caller caller, IAsyncStreamReader<SubmitDocumentsRequest> messages, CancellationToken cancellationToken)
    {
        if (!await messages.MoveNext(cancellationToken) || messages.Current.PartCase != Part.Header)
            throw Refusal.Because(Reason.EnvoiIncomplet, new Violation("header", "attendu en premier"));
        var announcement = Announcement.Read(messages.Current.Header);
        var access = await openDossier.FindAsync(caller, announcement.Patient, cancellationToken)
            ?? throw Refusal.Because(Reason.DossierInexistant);
        var sender = access.Session;
        var key = new SubmissionKey(access.PatientId, sender.ActorIdNat, announcement.RequestId);
        // A submission that was taken is answered as it was, even if the dossier has closed since.
        var isReplay = await submissions.ExistsAsync(key, cancellationToken);
        if (!isReplay) OpenDossier.DemandActive(access.Dossier.Status);

        await using var received = new ReceivedDocuments(contents);
        while (messages.Current.PartCase == Part.Header)
        {
            var header = messages.Current.Header;
            announcement.DemandSame(header);
            if (!isReplay) await DemandNewAsync(key, header, cancellationToken);
            await ReceiveAsync(received, sender, announcement.Patient, header, messages, cancellationToken);
        }

        if (messages.Current.PartCase != Part.End)
            throw Refusal.Because(Reason.EnvoiIncomplet, new Violation("end", "attendu après les documents"));
        var end = messages.Current.End;
        signature.Demand(sender, announcement, received, end);
        return await KeepAsync(key, access, received, end, cancellationToken);
    }

    // Early, so that a document already there is not sent whole for nothing; the store decides again when it commits.
    private async Task DemandNewAsync(SubmissionKey key, DocumentHeader header, CancellationToken cancellationToken)
    {
        if (header.Metadata.Length is 0 or > LargestMetadata)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("header.metadata", "métadonnées attendues"));
        var uniqueId = MetadataComparison.Parse(header.Metadata).UniqueId;
        // Another try of the same submission may have been taken since it was looked for.
        if (await documents.HoldsAsync(key.PatientId, uniqueId, cancellationToken)
            && !await submissions.ExistsAsync(key, cancellationToken))
            throw Refusal.Because(Reason.DocumentDejaPresent);
    }

    private async Task ReceiveAsync(
        ReceivedDocuments received,
        SessionLps sender,
        Ins patient,
        DocumentHeader header,
        IAsyncStreamReader<SubmitDocumentsRequest> messages,
        CancellationToken cancellationToken)
    {
        DemandVisibility(header.Visibility);
        var content = received.Create();
        var reception = new DocumentReception(header, patient, content, sender);
        await using var bytes = new ChunkStream(messages);
        var limits = new CdaLimits { MaxBytes = options.MaxDocumentBytes };
        await received.AddAsync(await reception.ReceiveAsync(bytes, limits, cancellationToken), cancellationToken);
    }

    private static void DemandVisibility(Visibility? visibility)
    {
        if (visibility is null)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("header.visibility", "visibilité attendue"));
        if (visibility is { HiddenFromProfessionals: true, HiddenFromPatient: true })
            throw Refusal.Because(Reason.VisibilitesIncompatibles);
    }

    private async Task<Submission> KeepAsync(
        SubmissionKey key,
        DossierAccess sender,
        ReceivedDocuments received,
        SubmissionEnd end,
        CancellationToken cancellationToken)
    {
        try
        {
            var (submission, isNew) = await keepSubmission.RunAsync(
                key, sender, received.Documents, end, cancellationToken);
            if (isNew) received.Keep();
            return submission;
        }
        catch (OutcomeUnknownException)
        {
            // The rows may stand: the sweep of the next start decides whether the bytes do.
            received.Keep();
            throw;
        }
    }
}
