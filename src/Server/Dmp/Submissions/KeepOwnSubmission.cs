using System.Data.Common;
using Google.Protobuf;
using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Puts a document that no card signed into the dossier, once, under a manifest that the server makes itself.</summary>
internal sealed class KeepOwnSubmission(
    KeptSubmissions keptSubmissions,
    SubmissionStore submissions,
    JudgeSubmission judgeSubmission,
    KeepDocument keepDocument)
{
    /// <returns>The submission; <c>IsNew</c> is false when the key had stored it before.</returns>
    public Task<(Submission Submission, bool IsNew)> RunAsync(
        OwnDeposit deposit, ReceivedDocument received, CancellationToken cancellationToken) =>
        keptSubmissions.OnceAsync(
            deposit.Key,
            End(deposit, received),
            (connection, submissionId) => PutAsync(connection, submissionId, deposit, received),
            cancellationToken);

    /// <summary>The same in a write that holds the dossier's row and happens once by itself.</summary>
    public async Task RunAsync(DbConnection connection, OwnDeposit deposit, ReceivedDocument received)
    {
        var submissionId = Guid.NewGuid();
        await submissions.InsertAsync(connection, deposit.Key, submissionId, End(deposit, received));
        await PutAsync(connection, submissionId, deposit, received);
    }

    private async Task PutAsync(
        DbConnection connection, Guid submissionId, OwnDeposit deposit, ReceivedDocument received)
    {
        var predecessor = await judgeSubmission.RunOwnAsync(connection, deposit.PatientId, received);
        await keepDocument.RunAsync(connection, deposit.PatientId, submissionId, received, predecessor);
        await deposit.Trace(connection, received.Metadata);
    }

    private static SubmissionEnd End(OwnDeposit deposit, ReceivedDocument received) =>
        new() { Manifest = Manifest(deposit, received).ToByteString() };

    private static SubmissionManifest Manifest(OwnDeposit deposit, ReceivedDocument received) => new()
    {
        RequestId = deposit.RequestId.ToString("D"),
        Patient = new() { Matricule = deposit.Patient.Matricule, Oid = deposit.Patient.Oid },
        Documents =
        {
            new ManifestDocument
            {
                UniqueId = received.Metadata.UniqueId,
                Size = received.Size,
                Sha1 = ByteString.CopyFrom(received.Sha1),
                Sha256 = ByteString.CopyFrom(received.Sha256),
                Visibility = received.Visibility,
            },
        },
    };
}
