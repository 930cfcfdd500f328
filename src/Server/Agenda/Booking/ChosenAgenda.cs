using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Annuaire.Professionnels;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>In whose agenda a professional makes an appointment: the own one, or that of a professional of the same
/// structure, for whom a secretary or a colleague acts.</summary>
internal sealed class ChosenAgenda(AgendaKeys keys, FindColleague findColleague, AuthorizationStore authorizations)
{
    /// <exception cref="MonEspaceSanteException">PROFESSIONNEL_ABSENT_ANNUAIRE: the directory lists no such one in the
    /// caller's structure. IDENTIFIANT_ANNUAIRE_INVALIDE, ANNUAIRE_ABSENT.</exception>
    public async Task<AgendaPraticien> DemandAsync(Caller caller, string psIdNat, CancellationToken cancellationToken)
    {
        var own = keys.Of(caller.Session);
        if (psIdNat.Length == 0 || psIdNat == caller.Session.ActorIdNat) return own;
        var colleague = await findColleague.RunAsync(psIdNat, own.Structure.StructIdNat, cancellationToken);
        return own with { AgendaId = keys.AgendaOf(colleague.PsIdNat), Professional = colleague };
    }

    /// <summary>Whom the patient blocked is given no appointment by another's hand either.</summary>
    /// <exception cref="MonEspaceSanteException">ACCES_BLOQUE.</exception>
    public async Task DemandNotBlockedAsync(DbConnection connection, Guid patientId, AgendaPraticien agenda)
    {
        if (agenda.Professional is not { } professional) return;
        var held = await authorizations.FindHeldAsync(connection, patientId, professional.PsIdNat);
        if (held?.Status == AuthorizationStatus.Interdit) throw Refusal.Because(Reason.AccesBloque);
    }
}
