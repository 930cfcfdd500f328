using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Authorizations;

/// <summary>What stands between a patient and a caller now.</summary>
/// <param name="Status">VALIDE, EXPIRE, INTERDIT or NON_EXISTE.</param>
/// <param name="IsMedecinTraitant">Whether the caller is the patient's médecin traitant.</param>
/// <param name="ExpiresAt">When the authorisation ends, or ended.</param>
internal sealed record StandingAuthorization(AuthorizationStatus Status, bool IsMedecinTraitant, DateTimeOffset? ExpiresAt)
{
    public static readonly StandingAuthorization None = new(AuthorizationStatus.NonExiste, IsMedecinTraitant: false, null);
}
