using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Authorizations;

/// <summary>A row of table dossier_authorization.</summary>
internal sealed record AuthorizationRow(
    byte[] HolderHash,
    byte[] StructureHash,
    long Status,
    long MedecinTraitant,
    byte[] Holder,
    long? StartedAt,
    long LastActionAt,
    long? ExpiresAt)
{
    /// <summary>Filled by name: SQLite tells no type for a computed column of an empty result.</summary>
    public AuthorizationRow()
        : this([], [], 0, 0, [], null, 0, null)
    {
    }

    public bool IsBlocked => Status == (long)AuthorizationStatus.Interdit;
}
