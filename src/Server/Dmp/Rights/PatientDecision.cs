using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Dmp.Rights;

/// <summary>Whether the patient lets a caller read: by an authorisation, or by not opposing an emergency.</summary>
internal static class PatientDecision
{
    public static void DemandReadable(DossierAccess access)
    {
        if (Obstacle(access) is { } reason) throw Refusal.Because(reason);
    }

    public static bool IsReadable(DossierAccess access) => Obstacle(access) is null;

    private static Reason? Obstacle(DossierAccess access) => (access.Authorization.Status, access.Caller.Mode) switch
    {
        // A blocked professional has no access, not even in an emergency.
        (AuthorizationStatus.Interdit, _) => Reason.AccesBloque,
        (_, AccessMode.BrisDeGlace) => access.Dossier.OpposesBrisDeGlace ? Reason.OppositionBrisDeGlace : null,
        (_, AccessMode.Centre15) => access.Dossier.OpposesUrgence ? Reason.OppositionUrgence : null,
        (AuthorizationStatus.Valide, _) => null,
        (AuthorizationStatus.Expire, _) => Reason.AutorisationExpiree,
        _ => Reason.AutorisationAbsente,
    };
}
