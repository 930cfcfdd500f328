using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Agenda.Creneaux;

namespace MonEspaceSante.Server.Agenda;

/// <summary>What a session sees of agendas.</summary>
/// <param name="AgendaId">The agenda of whom the session names.</param>
/// <param name="IsOwn">Whether that one is the caller: who is named by a structure alone is not, and of that agenda no more
/// is seen than of a colleague's.</param>
/// <param name="StructureHash">The structure whose agendas are seen as far as they are of it; null where nothing but the
/// caller's word ties the caller to one.</param>
internal sealed record AgendaSight(Guid AgendaId, bool IsOwn, byte[]? StructureHash)
{
    /// <summary>The agenda that is seen whole.</summary>
    public Guid? OwnId => IsOwn ? AgendaId : null;

    public bool Sees(StoredRendezVous found) => Sees(found.AgendaId, found.StructureHash);

    public bool Sees(StoredTime time) =>
        Sees(time.AgendaId is { } id ? new Guid(id) : null, time.StructureHash);

    /// <summary>Whether a slot is one of the agenda of whom the session names, as far as it is seen.</summary>
    public bool Publishes(StoredCreneau creneau) =>
        creneau.AgendaId == AgendaId && Sees(creneau.AgendaId, creneau.StructureHash);

    private bool Sees(Guid? agendaId, byte[]? structureHash) =>
        (agendaId is not null && agendaId == OwnId)
        || (StructureHash is not null && structureHash is not null && structureHash.AsSpan().SequenceEqual(StructureHash));

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "AgendaSight(…)";
}
