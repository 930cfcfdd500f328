using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>The document that another is about to replace.</summary>
internal sealed record Predecessor(string UniqueId, Guid RowId, Guid LogicalId, Visibility Visibility);
