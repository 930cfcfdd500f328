using MonEspaceSante.Server.Annuaire.Structures;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Annuaire.Professionnels;

/// <summary>Tells whether a session is tied to the structure that it states, so that what is the structure's opens to
/// it.</summary>
internal sealed class StructureTie(ProfessionnelStore professionals)
{
    // A card ties no structure to its holder: what the software states opens nothing unless the directory says so too.
    public async Task<bool> HoldsAsync(SessionLps session, CancellationToken cancellationToken)
    {
        if (session.IsTiedToStructure) return true;
        if (StructureId.OfStructIdNat(session.Structure.StructIdNat) is not { } structure) return false;
        var activities = new ActivityCriteria { PsIdNat = session.Professional.PsIdNat, Structure = structure };
        return await professionals.SearchAsync(activities, after: null, count: 1, cancellationToken) is { Rows.Count: > 0 };
    }
}
