namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>A document as a search shows it.</summary>
internal readonly record struct SeenDocument(string UniqueId, bool IsCurrent, Hidden Hidden, bool IsArchived)
{
    public override string ToString() =>
        $"…{UniqueId[^5..]}{(IsCurrent ? "" : ", replaced")}{Hidden}{(IsArchived ? ", archived" : "")}";
}
