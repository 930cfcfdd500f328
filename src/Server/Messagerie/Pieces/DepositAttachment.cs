using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Messages;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>Notes that an attachment is a document of a dossier from now on. The document came as any other does: signed by
/// the card of its sender.</summary>
internal sealed class DepositAttachment(
    KnownMessage known,
    KnownPiece knownPiece,
    DepositProofs proofs,
    PatientRegister patients,
    DocumentStore documents,
    SubmissionStore submissions,
    BoiteWrites writes,
    ToldMessage told,
    TimeProvider time)
{
    private const int MostDocuments = 100;

    public async Task<Attachment> RunAsync(
        BoiteAccess access, DepositAttachmentRequest request, CancellationToken cancellationToken)
    {
        var stored = await known.DemandAsync(access, "message_id", request.MessageId, cancellationToken);
        var attachment = KnownPiece.Demand(stored, request.Rank);
        knownPiece.DemandForDeposit(stored, attachment);
        var patient = PatientRegister.DemandIns(request.Patient);
        var patientId = await patients.FindAsync(patient, cancellationToken);
        await DemandOwnPatientAsync(stored, patientId, cancellationToken);
        if (request.UniqueIds.Count is 0 or > MostDocuments)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("unique_ids", $"1 à {MostDocuments} documents attendus"));
        var dossier = patientId ?? throw KnownDocument.Absent();
        var proof = await proofs.OfAsync(stored, attachment, cancellationToken);
        await writes.OnceAsync(
            access,
            touched: [],
            request.RequestId,
            request,
            async (connection, _) =>
            {
                foreach (var uniqueId in request.UniqueIds)
                {
                    var document = await DemandOwnAsync(connection, dossier, uniqueId, access.Actor);
                    proof.Demand(document);
                    (attachment.Header.Restrictions ?? new()).DemandKept(document.Visibility);
                    var noted = new NotedDeposit(request.Rank, access.BoiteId, new AttachmentDeposit { UniqueId = uniqueId });
                    await DepositStore.AddAsync(connection, stored.Id, dossier, noted, time.GetUtcNow());
                }

                return new Attachment { Rank = request.Rank };
            },
            cancellationToken);
        return (await told.OfAsync(access, stored, cancellationToken)).Attachments[request.Rank];
    }

    // Of others' documents it tells no more than of those that there are not.
    private async Task<Document> DemandOwnAsync(DbConnection connection, Guid dossier, string uniqueId, string actor) =>
        await documents.FindAsync(connection, dossier, uniqueId) is { } found
        && await submissions.IsOfAsync(connection, dossier, uniqueId, actor)
            ? found.Document
            : throw KnownDocument.Absent();

    // What a patient takes part in is about that patient.
    private async Task DemandOwnPatientAsync(StoredMessage stored, Guid? patientId, CancellationToken cancellationToken)
    {
        if (stored.Patient?.Mailbox.Patient is { } own
            && await patients.FindKnownAsync(Ins.Parse(own.Matricule, own.Oid), cancellationToken) != patientId)
            throw Refusal.Because(Reason.PatientDifferent, new Violation("patient", "un autre patient que celui du message"));
    }
}
