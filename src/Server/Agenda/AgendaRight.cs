using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Dmp.Rights;

namespace MonEspaceSante.Server.Agenda;

/// <summary>What a professional may do in an agenda: whatever is in the own one, or in a colleague's of the structure that more
/// than the caller's word ties the caller to, unless the patient blocked the professional.</summary>
internal static class AgendaRight
{
    /// <exception cref="MonEspaceSanteException">DOSSIER_INEXISTANT, DOSSIER_FERME, ACCES_BLOQUE.</exception>
    public static void Demand(DossierAccess access)
    {
        OpenDossier.DemandActive(access.Dossier.Status);
        if (access.Authorization.Status == AuthorizationStatus.Interdit) throw Refusal.Because(Reason.AccesBloque);
    }

    /// <exception cref="MonEspaceSanteException">RENDEZ_VOUS_INTROUVABLE: what may not be seen is refused like what is
    /// absent.</exception>
    public static StoredRendezVous Demand(StoredRendezVous? found, AgendaSight sight) =>
        found is not null && sight.Sees(found) ? found : throw Refusal.Because(Reason.RendezVousIntrouvable);
}
