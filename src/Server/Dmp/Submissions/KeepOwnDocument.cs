using Google.Protobuf;
using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
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
    CdaLimits limits)
{
    /// <param name="patient">The patient.</param>
    /// <param name="requestId">Drawn once for all tries: the same document is stored once.</param>
    /// <param name="origin">The patient, or the system.</param>
    /// <param name="cda">The document, from its first byte.</param>
    /// <param name="visibility">To whom it is shown.</param>
    /// <param name="cancellationToken">Ends the call. Nothing is kept of a document that was not answered for, or all of it.</param>
    public Task<Document> RunAsync(
        Ins patient, Guid requestId, Origin origin, Stream cda, Visibility visibility, CancellationToken cancellationToken) =>
        RunAsync(new OwnDeposit(patient, requestId, origin, visibility), cda, cancellationToken);

    /// <summary>The same with what is judged and traced in the write that keeps it.</summary>
    public async Task<Document> RunAsync(OwnDeposit deposit, Stream cda, CancellationToken cancellationToken)
    {
        var patientId = await patients.FindAsync(deposit.Patient, cancellationToken)
            ?? throw Refusal.Because(Reason.DossierInexistant);
        await using var received = new ReceivedDocuments(contents, SubmissionPurpose.Unspecified);
        var reception = new DocumentReception(
            received.Create(), header => Judge(header, deposit.Patient, deposit.Origin, deposit.Visibility));
        await received.AddAsync(await reception.ReceiveAsync(cda, limits, cancellationToken), cancellationToken);
        var key = new SubmissionKey(patientId, deposit.Depositor, deposit.RequestId);
        var submission = await received.KeepAsync(
            () => keepOwnSubmission.RunAsync(key, deposit, received.Documents[0], cancellationToken));
        return submission.Documents[0];
    }

    private ReceivedHeader Judge(CdaHeader header, Ins patient, Origin origin, Visibility visibility)
    {
        var derived = Metadata.FromCda(header, origin);
        DocumentJudgement.DemandSamePatient(derived, patient);
        var bytes = derived.Serialize();
        var metadata = DocumentMetadata.Parser.ParseFrom(bytes);
        visibilityLimits.Demand(metadata, visibility, "visibility");
        return new ReceivedHeader(metadata, ByteString.CopyFrom(bytes), visibility, ToContract(origin));
    }

    private static DocumentOrigin ToContract(Origin origin) =>
        origin == Origin.Patient ? DocumentOrigin.Patient : DocumentOrigin.Systeme;
}
