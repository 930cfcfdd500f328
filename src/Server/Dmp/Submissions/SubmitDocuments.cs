using Grpc.Core;
using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Takes a signed submission. TD2.1, TD2.2.</summary>
internal sealed class SubmitDocuments(
    OpenDossier openDossier,
    FeedingRight feedingRight,
    ContentStore contents,
    DepositVisibility visibility,
    SubmissionSignature signature,
    SubmissionStore submissions,
    DocumentStore documents,
    KeepSubmission keepSubmission,
    TrySubmission trySubmission,
    CdaLimits limits)
{
    private const int LargestMetadata = 256 * 1024;

    public async Task<Submission> RunAsync(
        Caller caller, IAsyncStreamReader<SubmitDocumentsRequest> messages, CancellationToken cancellationToken)
    {
        var stream = new SubmissionStream(messages);
        var announcement = await stream.ReadAnnouncementAsync(cancellationToken);
        var access = await openDossier.FindAsync(caller, announcement.Patient, cancellationToken)
            ?? throw Refusal.Because(Reason.DossierInexistant);
        feedingRight.Demand(access);
        return announcement.Purpose == SubmissionPurpose.Essai
            ? await trySubmission.RunAsync(access, announcement, stream, cancellationToken)
            : await FeedAsync(access, announcement, stream, cancellationToken);
    }

    private async Task<Submission> FeedAsync(
        DossierAccess access, Announcement announcement, SubmissionStream stream, CancellationToken cancellationToken)
    {
        var key = new SubmissionKey(access.PatientId, access.Session.ActorIdNat, announcement.RequestId);
        // A submission that was taken is answered as it was, even if the dossier has closed since.
        var isReplay = await submissions.ExistsAsync(key, cancellationToken);
        if (!isReplay) OpenDossier.DemandActive(access.Dossier.Status);

        var judgement = new DocumentJudgement(access, announcement.Patient, visibility);
        await using var received = new ReceivedDocuments(contents, announcement.Purpose);
        var end = await stream.ReadAsync(
            announcement,
            async (header, bytes) =>
            {
                if (!isReplay) await DemandNewAsync(key, header, cancellationToken);
                var reception = new DocumentReception(received.Create(), cda => judgement.JudgeHeader(header, cda));
                await received.AddAsync(await reception.ReceiveAsync(bytes, limits, cancellationToken), cancellationToken);
            },
            cancellationToken);
        signature.Demand(access.Session, announcement, received, end);
        return await received.KeepAsync(() => keepSubmission.RunAsync(key, access, received, end, cancellationToken));
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
}
