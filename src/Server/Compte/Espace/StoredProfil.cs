using MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>A medical profile as it is kept.</summary>
/// <param name="Profil">What it tells.</param>
/// <param name="UniqueId">The document that tells it to professionals; null when there is none.</param>
internal sealed record StoredProfil(Profil Profil, string? UniqueId)
{
    public static StoredProfil None => new(new Profil(), UniqueId: null);

    /// <summary>Names the type only: logs hold nothing of a profile.</summary>
    public override string ToString() => "StoredProfil(…)";
}
