using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Compte.Sessions;

namespace MonEspaceSante.Server.Agenda.Patient;

/// <summary>What a person sees of an agenda: all, and a representative nothing that was made in secret.</summary>
internal static class OwnAgenda
{
    /// <exception cref="MonEspaceSanteException">RENDEZ_VOUS_INTROUVABLE: what may not be seen is refused like what is
    /// absent.</exception>
    public static StoredRendezVous Demand(StoredRendezVous? found, PersonAccess access) =>
        found is not null && Shows(access, found) ? found : throw Refusal.Because(Reason.RendezVousIntrouvable);

    public static bool Shows(PersonAccess access, StoredRendezVous found) => !(found.IsSecret && access.IsRepresentative);
}
