using MonEspaceSante.Identity;

namespace MonEspaceSante.Dmp;

/// <summary>Who may, or may not, read a dossier.</summary>
/// <remarks>TD0.3, TD1.6.</remarks>
public sealed record Authorization
{
    /// <summary>The professional. Null for a care team.</summary>
    public Professional? Professional { get; init; }

    /// <summary>The structure that the authorisation was taken for.</summary>
    public required Structure Structure { get; init; }

    /// <summary>What stands now. <see cref="AuthorizationStatus.NonExiste"/> once withdrawn.</summary>
    public required AuthorizationStatus Status { get; init; }

    /// <summary>Whether the holder is the patient's médecin traitant.</summary>
    public bool IsMedecinTraitant { get; init; }

    /// <summary>When it was first given. Null for a professional who was blocked without ever having one.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When the holder last used the dossier, or the authorisation last changed.</summary>
    public DateTimeOffset? LastActionTime { get; init; }

    /// <summary>When it ends. Null unless <see cref="AuthorizationStatus.Valide"/> or
    /// <see cref="AuthorizationStatus.Expire"/>.</summary>
    public DateTimeOffset? ExpireTime { get; init; }

    /// <summary>Tells the state only: logs hold no identity.</summary>
    public override string ToString() => $"Authorization({Status})";
}
