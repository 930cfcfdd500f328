using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>The document that another is about to replace.</summary>
/// <param name="RowId">Its row.</param>
/// <param name="Document">The document.</param>
/// <param name="IsSenders">Whether whoever replaces it answers for it.</param>
internal sealed record Predecessor(Guid RowId, Document Document, bool IsSenders)
{
    public string UniqueId => Document.Metadata.UniqueId;

    public Guid LogicalId => Guid.Parse(Document.LogicalId);

    public Visibility Visibility => Document.Visibility;
}
