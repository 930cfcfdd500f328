using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>A row of table document.</summary>
internal sealed record DocumentRow(
    byte[] EntryId,
    long Seq,
    byte[] LogicalId,
    long Status,
    long HiddenFromProfessionals,
    long HiddenFromPatient,
    long HiddenFromRepresentatives,
    byte[] Metadata,
    byte[] ContentId,
    long Size,
    byte[] Sha1,
    byte[] Sha256,
    long SubmittedAt,
    string? ReplacedBy,
    byte[]? RevisionId,
    long Archived,
    long Origin)
{
    public Document ToDocument(DocumentMetadata metadata) => new()
    {
        Metadata = metadata,
        Status = (DocumentStatus)Status,
        Visibility = new Visibility
        {
            HiddenFromProfessionals = HiddenFromProfessionals != 0,
            HiddenFromPatient = HiddenFromPatient != 0,
            HiddenFromRepresentatives = HiddenFromRepresentatives != 0,
        },
        Size = Size,
        Sha1 = ByteString.CopyFrom(Sha1),
        Sha256 = ByteString.CopyFrom(Sha256),
        SubmissionTime = Instants.FromMicroseconds(SubmittedAt).ToTimestamp(),
        EntryId = new Guid(RevisionId ?? EntryId).ToString("D"),
        LogicalId = new Guid(LogicalId).ToString("D"),
        Archived = Archived != 0,
        Origin = (DocumentOrigin)Origin,
    };
}
