using Google.Protobuf;
using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Storage;
using Metadata = MonEspaceSante.Dmp.DocumentMetadata;
using Origin = MonEspaceSante.Dmp.DocumentOrigin;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>
/// Takes a document that the patient brings, or that the health insurance or the record itself makes. No card signs it, and
/// its authors are those that it tells.
/// </summary>
internal sealed class KeepOwnDocument(
    PatientRegister patients,
    ContentStore contents,
    VisibilityLimits visibilityLimits,
    KeepOwnSubmission keepOwnSubmission,
    AccessJournal journal,
    CdaLimits limits)
{
    /// <param name="patient">The patient.</param>
    /// <param name="requestId">Drawn once for all tries: the same document is stored once.</param>
    /// <param name="origin">The patient, or the system.</param>
    /// <param name="cda">The document, from its first byte.</param>
    /// <param name="visibility">To whom it is shown.</param>
    /// <param name="cancellationToken">Ends the call. Nothing is kept of a document that was not answered for, or all of it.</param>
    public async Task<Document> RunAsync(
        Ins patient, Guid requestId, Origin origin, Stream cda, Visibility visibility, CancellationToken cancellationToken)
    {
        var patientId = await patients.FindAsync(patient, cancellationToken)
            ?? throw Refusal.Because(Reason.DossierInexistant);
        var deposit = new OwnDeposit
        {
            PatientId = patientId,
            Patient = patient,
            Sender = $"{origin}",
            RequestId = requestId,
            Origin = origin,
            Visibility = visibility,
            // Nobody had access; the patient is told of what somebody else made.
            Trace = (connection, _) => origin == Origin.Systeme && DocumentNotice.Of(visibility) is { } notice
                ? journal.TellAsync(connection, patientId, notice)
                : Task.CompletedTask,
        };
        return await RunAsync(deposit, cda, cancellationToken);
    }

    /// <summary>The same for a sender who is known.</summary>
    public async Task<Document> RunAsync(OwnDeposit deposit, Stream cda, CancellationToken cancellationToken)
    {
        var submission = await ReceiveAsync(
            deposit, cda, document => keepOwnSubmission.RunAsync(deposit, document, cancellationToken), cancellationToken);
        return submission.Documents[0];
    }

    /// <summary>Receives the bytes, and keeps them if the write that names them does.</summary>
    /// <param name="deposit">What is known of the document.</param>
    /// <param name="cda">The document, from its first byte.</param>
    /// <param name="keep">The write. <c>IsNew</c> is false when it was made before, for other bytes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<T> ReceiveAsync<T>(
        OwnDeposit deposit,
        Stream cda,
        Func<ReceivedDocument, Task<(T Answer, bool IsNew)>> keep,
        CancellationToken cancellationToken)
    {
        await using var received = new ReceivedDocuments(contents, SubmissionPurpose.Unspecified);
        var reception = new DocumentReception(received.Create(), header => Judge(header, deposit));
        await received.AddAsync(await reception.ReceiveAsync(cda, limits, cancellationToken), cancellationToken);
        return await received.KeepAsync(() => keep(received.Documents[0]));
    }

    private ReceivedHeader Judge(CdaHeader header, OwnDeposit deposit)
    {
        var derived = Metadata.FromCda(header, deposit.Origin);
        DocumentJudgement.DemandSamePatient(derived, deposit.Patient);
        deposit.Demand(derived);
        var bytes = derived.Serialize();
        var metadata = DocumentMetadata.Parser.ParseFrom(bytes);
        visibilityLimits.Demand(metadata, deposit.Visibility, "visibility");
        return new ReceivedHeader(metadata, ByteString.CopyFrom(bytes), deposit.Visibility, ToContract(deposit.Origin));
    }

    private static DocumentOrigin ToContract(Origin origin) =>
        origin == Origin.Patient ? DocumentOrigin.Patient : DocumentOrigin.Systeme;
}
