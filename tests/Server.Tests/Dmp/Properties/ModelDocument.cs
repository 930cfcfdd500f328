namespace MonEspaceSante.Server.Tests.Dmp.Properties;

/// <summary>A document as the reference tells what becomes of it.</summary>
/// <param name="UniqueId">Its identifier.</param>
/// <param name="Lineage">The identifier of the first version.</param>
/// <param name="AuthorId">The PS_IdNat of who wrote it.</param>
/// <param name="StructureId">The Struct_IdNat of where.</param>
/// <param name="Type">Its type.</param>
/// <param name="Hidden">From whom it is hidden.</param>
internal sealed record ModelDocument(
    string UniqueId, string Lineage, string AuthorId, string StructureId, string Type, Hidden Hidden)
{
    public bool IsArchived { get; init; }

    public bool IsDeleted { get; init; }

    public string? ReplacedBy { get; init; }

    /// <summary>What those who see it see of it.</summary>
    public SeenDocument Seen => new(UniqueId, ReplacedBy is null, Hidden, IsArchived);
}
