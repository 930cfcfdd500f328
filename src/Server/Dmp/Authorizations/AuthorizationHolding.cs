using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Authorizations;

/// <summary>For whom an authorisation is: one professional, or without one all those of a structure.</summary>
internal sealed record AuthorizationHolding(Professional? Professional, Structure Structure)
{
    private const string Medecin = "10";

    public string IdNat => Professional?.PsIdNat ?? Structure.StructIdNat;

    /// <summary>The holder that a caller names. A secretary acts for the care team of her structure alone.</summary>
    public static AuthorizationHolding Of(SessionLps caller, SetAuthorizationRequest request)
    {
        var isTeam = request.Holder == AuthorizationHolder.EquipeDeSoins
            || caller.Professional.Profession == SessionLps.SecretariatMedical;
        if (isTeam && request.Role == AuthorizationRole.MedecinTraitant)
            throw Refusal.Because(
                Reason.RequeteInvalide, new Violation("role", "une équipe de soins n'est pas médecin traitant"));
        return new(isTeam ? null : caller.Professional, caller.Structure);
    }

    public static void DemandDoctor(SessionLps caller)
    {
        if (caller.Professional.Profession != Medecin)
            throw Refusal.Because(
                Reason.DroitInsuffisant,
                "transaction",
                Transactions.AddAuthorization,
                new Violation("role", "réservé aux médecins"));
    }

    public Authorization ToAuthorization(AuthorizationStatus status) =>
        new() { Professional = Professional, Structure = Structure, Status = status };
}
