using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.Annuaire.Professionnels;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>In whose agenda a professional makes an appointment: the own one, or that of a professional of the same
/// structure, for whom a secretary or a colleague acts.</summary>
internal sealed class ChosenAgenda(AgendaKeys keys, FindColleague findColleague, AuthorizationStore authorizations)
{
    /// <exception cref="MonEspaceSanteException">PROFESSIONNEL_ABSENT_ANNUAIRE: the directory lists no such one in the
    /// caller's structure, or nothing ties the caller to it. IDENTIFIANT_ANNUAIRE_INVALIDE, ANNUAIRE_ABSENT.</exception>
    public async Task<AgendaPraticien> DemandAsync(
        Caller caller, AgendaSight sight, string psIdNat, CancellationToken cancellationToken)
    {
        var own = keys.Of(caller.Session);
        if (psIdNat.Length == 0 || psIdNat == caller.Session.ActorIdNat) return own;
        DemandTied(sight);
        var colleague = await findColleague.RunAsync(psIdNat, own.Structure.StructIdNat, cancellationToken);
        return own with { AgendaId = keys.AgendaOf(colleague.PsIdNat), Professional = colleague };
    }

    /// <summary>Demands that colleagues' agendas open to the caller.</summary>
    /// <exception cref="MonEspaceSanteException">PROFESSIONNEL_ABSENT_ANNUAIRE: nothing ties the caller to the structure of the
    /// session.</exception>
    public static void DemandTied(AgendaSight sight)
    {
        if (sight.StructureHash is null)
            throw Refusal.Because(
                Reason.ProfessionnelAbsentAnnuaire,
                new Violation("ps_id_nat", "ni la carte ni l'annuaire ne rattachent l'appelant à la structure de la session"));
    }

    /// <summary>Whom the patient blocked is given no appointment by another's hand either, and none of theirs is changed.</summary>
    /// <exception cref="MonEspaceSanteException">ACCES_BLOQUE.</exception>
    public async Task DemandNotBlockedAsync(DbConnection connection, Guid patientId, Professional? professional)
    {
        if (professional is null) return;
        var held = await authorizations.FindHeldAsync(connection, patientId, professional.PsIdNat);
        if (held?.Status == AuthorizationStatus.Interdit) throw Refusal.Because(Reason.AccesBloque);
    }
}
