using MonEspaceSante.Identity;

namespace MonEspaceSante.Dmp;

/// <summary>The dossier of a patient.</summary>
/// <remarks>TD0.2.</remarks>
public sealed record Dossier
{
    /// <summary>The patient.</summary>
    public required Ins Patient { get; init; }

    /// <summary>The state.</summary>
    public required DossierStatus Status { get; init; }

    /// <summary>When it was closed. Null unless <see cref="DossierStatus.Ferme"/>.</summary>
    public DateTimeOffset? CloseTime { get; init; }

    /// <summary>Why it was closed, in words. Null unless <see cref="DossierStatus.Ferme"/>.</summary>
    public string? ClosingReason { get; init; }

    /// <summary>Whether the dossier belongs to a Mon espace santé account.</summary>
    public bool IsAttachedToMonEspaceSante { get; init; }

    /// <summary>Whether the patient lets the caller read the dossier. <see cref="AuthorizationStatus.Unknown"/> unless
    /// <see cref="DossierStatus.Actif"/>.</summary>
    public AuthorizationStatus Authorization { get; init; }

    /// <summary>When the authorisation ends. Null unless <see cref="AuthorizationStatus.Valide"/> or
    /// <see cref="AuthorizationStatus.Expire"/>.</summary>
    public DateTimeOffset? AuthorizationExpireTime { get; init; }

    /// <summary>Whether the caller is the patient's médecin traitant.</summary>
    public bool CallerIsMedecinTraitant { get; init; }

    /// <summary>The patient's traits. Null unless asked for.</summary>
    public Traits? Traits { get; init; }

    /// <summary>Tells the state only: logs hold no identity.</summary>
    public override string ToString() => $"Dossier({Status})";
}
