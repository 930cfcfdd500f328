using System.Data.Common;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte;

/// <summary>Runs what happens to one account in one transaction, which holds its row.</summary>
internal sealed class HoldCompte(Database database, TimeProvider time)
{
    /// <param name="patientId">Whose account.</param>
    /// <param name="work">What happens.</param>
    /// <param name="unknown">What to answer when the insurance does not know the person.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<T> RunAsync<T>(
        Guid patientId, Func<HeldCompte, Task<T>> work, T unknown, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection => await TryHoldAsync(connection, patientId) is { } held ? await work(held) : unknown,
            cancellationToken);

    /// <summary>The account, held to the end of a write; null when the insurance does not know the person.</summary>
    public async Task<HeldCompte?> TryHoldAsync(DbConnection connection, Guid patientId)
    {
        var compte = await CompteStore.LockAsync(connection, patientId);
        // Read with the row held: events of one account come in the order of their instants.
        var now = Instants.FromMicroseconds(time.GetUtcNow().ToMicroseconds());
        return compte is null ? null : new HeldCompte(connection, patientId, compte, now);
    }
}
