using Google.Protobuf;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Puts a document that no card signed into the dossier, once, under a manifest that the server makes itself.</summary>
internal sealed class KeepOwnSubmission(
    KeptSubmissions keptSubmissions, JudgeSubmission judgeSubmission, KeepDocument keepDocument)
{
    /// <returns>The submission; <c>IsNew</c> is false when the key had stored it before.</returns>
    public Task<(Submission Submission, bool IsNew)> RunAsync(
        SubmissionKey key, OwnDeposit deposit, ReceivedDocument received, CancellationToken cancellationToken) =>
        keptSubmissions.OnceAsync(
            key,
            new SubmissionEnd { Manifest = Manifest(key, deposit.Patient, received).ToByteString() },
            async (connection, submissionId) =>
            {
                await deposit.Alongside(connection, received.Metadata);
                var predecessor = await judgeSubmission.RunOwnAsync(connection, key.PatientId, received);
                await keepDocument.RunAsync(connection, key.PatientId, submissionId, received, predecessor);
            },
            cancellationToken);

    private static SubmissionManifest Manifest(SubmissionKey key, Ins patient, ReceivedDocument received) => new()
    {
        RequestId = key.RequestId.ToString("D"),
        Patient = new() { Matricule = patient.Matricule, Oid = patient.Oid },
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
