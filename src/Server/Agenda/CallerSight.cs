using MonEspaceSante.Errors;
using MonEspaceSante.Server.Annuaire.Professionnels;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda;

/// <summary>Judges what a session sees of agendas: what its software states of the structure opens no colleague's.</summary>
internal sealed class CallerSight(AgendaKeys keys, StructureTie tie, FindColleague findColleague)
{
    /// <exception cref="MonEspaceSanteException">PROFESSIONNEL_ABSENT_ANNUAIRE: a structure names a professional whom the
    /// directory does not list there. ANNUAIRE_ABSENT.</exception>
    public async Task<AgendaSight> DemandAsync(SessionLps session, CancellationToken cancellationToken)
    {
        var (agendaId, structIdNat) = (keys.AgendaOf(session.ActorIdNat), session.Structure.StructIdNat);
        if (session.IsNamedByStructure)
            await findColleague.RunAsync(session.Professional.PsIdNat, structIdNat, cancellationToken);
        var isTied = await tie.HoldsAsync(session, cancellationToken);
        return new AgendaSight(agendaId, !session.IsNamedByStructure, isTied ? keys.StructureOf(structIdNat) : null);
    }
}
