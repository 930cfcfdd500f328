using System.Data.Common;

namespace MonEspaceSante.Server.Compte;

/// <summary>An account whose row a transaction holds: whatever happens to it happens here, one event after another.</summary>
/// <param name="Connection">The write.</param>
/// <param name="PatientId">Whose account.</param>
/// <param name="Compte">Where it stands.</param>
/// <param name="Now">When, as instants are kept.</param>
internal sealed record HeldCompte(DbConnection Connection, Guid PatientId, CompteTitulaire Compte, DateTimeOffset Now)
{
    /// <summary>Keeps where the account stands after an event.</summary>
    public async Task<CompteTitulaire> SaveAsync(CompteTitulaire next)
    {
        if (next != Compte) await CompteStore.SaveAsync(Connection, PatientId, next);
        return next;
    }
}
