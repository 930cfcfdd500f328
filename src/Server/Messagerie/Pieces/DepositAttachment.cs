using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
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
        DemandOwnPatient(stored, patient);
        if (request.UniqueIds.Count is 0 or > MostDocuments)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("unique_ids", $"1 à {MostDocuments} documents attendus"));
        var patientId = await patients.FindAsync(patient, cancellationToken) ?? throw KnownDocument.Absent();
        await writes.OnceAsync(
            access,
            touched: [],
            request.RequestId,
            request,
            async (connection, _) =>
            {
                foreach (var uniqueId in request.UniqueIds)
                {
                    if (await documents.FindAsync(connection, patientId, uniqueId) is not { Document: var document }
                        || !await submissions.IsOfAsync(connection, patientId, uniqueId, access.Actor))
                        throw KnownDocument.Absent();
                    (attachment.Header.Restrictions ?? new()).DemandKept(document.Visibility);
                    await DepositStore.AddAsync(
                        connection,
                        stored.Id,
                        patientId,
                        new NotedDeposit(request.Rank, access.BoiteId, new AttachmentDeposit { UniqueId = uniqueId }),
                        time.GetUtcNow());
                }

                return new Attachment { Rank = request.Rank };
            },
            cancellationToken);
        return (await told.OfAsync(access, stored, cancellationToken)).Attachments[request.Rank];
    }

    // What a patient takes part in is about that patient.
    private static void DemandOwnPatient(StoredMessage stored, Ins patient)
    {
        var own = stored.Patient?.Mailbox.Patient;
        if (own is not null && (own.Matricule, own.Oid) != (patient.Matricule, patient.Oid))
            throw Refusal.Because(Reason.PatientDifferent, new Violation("patient", "un autre patient que celui du message"));
    }
}
