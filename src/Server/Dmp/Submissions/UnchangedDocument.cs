using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Documents;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>A new version that tells nothing new: no software sends one by itself. EX_GEN-1060.</summary>
internal static class UnchangedDocument
{
    public static async Task RefuseAsync(
        DbConnection connection, Guid patientId, Predecessor predecessor, ReceivedDocument successor)
    {
        if (!Telling(predecessor.Document.Metadata).Equals(Telling(successor.Metadata))) return;
        var before = await DocumentStore.FindBodyDigestAsync(connection, patientId, predecessor.UniqueId);
        if (before is not null && successor.Body.Digest.Span.SequenceEqual(before))
            throw Refusal.Because(Reason.DocumentInchange);
    }

    // What makes a version another one than the last is not what it tells.
    private static DocumentMetadata Telling(DocumentMetadata metadata)
    {
        var telling = metadata.Clone();
        (telling.UniqueId, telling.SetId, telling.ReplacesUniqueId) = ("", "", "");
        telling.Version = 0;
        telling.CreationTime = null;
        return telling;
    }
}
