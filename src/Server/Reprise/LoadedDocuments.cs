using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Submissions;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Places the documents of a dossier: in the order of deposits, versions of one another under one logical id.
/// </summary>
internal static class LoadedDocuments
{
    /// <param name="one">The dossier.</param>
    /// <param name="lastSeqs">The rank of the last change of a dossier; it is the number of documents for others.</param>
    public static IEnumerable<LoadedDocument> Of(PreparedDossier one, Dictionary<Guid, long> lastSeqs)
    {
        var (patientId, told) = (one.Judgement.PatientId, one.Dossier.Documents);
        var before = lastSeqs.GetValueOrDefault(patientId, told.Count) - told.Count;
        var logicalIds = new Guid[told.Count];
        for (var rank = 0; rank < told.Count; rank++)
        {
            var entryId = Guid.NewGuid();
            logicalIds[rank] = told[rank].Predecessor is { } predecessor ? logicalIds[predecessor] : entryId;
            // No card signed what came before: each document is a submission of its own, of which no manifest is kept.
            var place = new DocumentPlace(patientId, Guid.NewGuid(), entryId, logicalIds[rank], before + rank + 1);
            yield return new LoadedDocument(
                place, ToDocument(told[rank]), one.Contents[rank], told[rank].DeletedAt, told[rank].ReplacedBy);
        }
    }

    private static Document ToDocument(DocumentToImport told) => new()
    {
        Metadata = told.Metadata,
        Status = told.Status,
        Visibility = told.Visibility,
        Size = told.Size,
        Sha1 = ByteString.CopyFrom(told.Sha1),
        Sha256 = ByteString.CopyFrom(told.Sha256),
        SubmissionTime = told.SubmittedAt.ToTimestamp(),
        Archived = told.IsArchived,
        Origin = told.Origin,
    };
}
