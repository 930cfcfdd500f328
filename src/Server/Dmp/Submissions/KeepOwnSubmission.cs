using System.Data.Common;
using Google.Protobuf;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Puts a document that no card signed into the dossier, once, under a manifest that the server makes itself.</summary>
internal sealed class KeepOwnSubmission(
    Database database,
    SubmissionStore submissions,
    DocumentStore documents,
    JudgeSubmission judgeSubmission,
    KeepDocument keepDocument)
{
    /// <returns>The document; <c>IsNew</c> is false when the key had stored it before.</returns>
    public Task<(Document Document, bool IsNew)> RunAsync(
        SubmissionKey key, Ins patient, ReceivedDocument received, CancellationToken cancellationToken)
    {
        var end = new SubmissionEnd { Manifest = Manifest(key, patient, received).ToByteString() };
        return database.WriteAsync(
            async connection =>
            {
                var status = await DossierStore.LockAsync(connection, key.PatientId);
                if (await submissions.FindAsync(connection, key) is { } first)
                {
                    SubmissionStore.DemandSame(first, end);
                    return (await ReadAsync(connection, key.PatientId, new Guid(first.SubmissionId)), false);
                }

                OpenDossier.DemandActive(status);
                var submissionId = Guid.NewGuid();
                await submissions.InsertAsync(connection, key, submissionId, end);
                var predecessor = await judgeSubmission.RunOwnAsync(connection, key.PatientId, received);
                await keepDocument.RunAsync(connection, key.PatientId, submissionId, received, predecessor);
                return (await ReadAsync(connection, key.PatientId, submissionId), true);
            },
            cancellationToken);
    }

    private async Task<Document> ReadAsync(DbConnection connection, Guid patientId, Guid submissionId) =>
        (await documents.ReadSubmissionAsync(connection, patientId, submissionId))[0];

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
