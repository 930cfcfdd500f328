using System.Data.Common;
using Dapper;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>
/// When each caller opens each dossier to read it. An opening allows one automatic search, until the caller feeds the
/// dossier. EX_3.1-2030, EX_3.1-1090.
/// </summary>
internal sealed class Visits(Database database, IdentifierIndex index, TimeProvider time)
{
    /// <summary>Keeps an opening; tells when the caller opened the dossier before, null the first time.</summary>
    /// <param name="access">Who opens what.</param>
    /// <param name="hasSearched">Whether the opening itself made its automatic search.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<DateTimeOffset?> OpenAsync(
        DossierAccess access, bool hasSearched, CancellationToken cancellationToken)
    {
        var previous = await database.WriteAsync(
            connection => connection.ExecuteScalarAsync<long?>(
                """
                INSERT INTO visit (patient_id, caller_hash, opened_at, previous_at, searches_left)
                VALUES (@patientId, @caller, @now, NULL, @searches)
                ON CONFLICT (patient_id, caller_hash) DO UPDATE
                SET previous_at = visit.opened_at, opened_at = @now, searches_left = @searches
                RETURNING previous_at
                """,
                Key(access, hasSearched ? 0 : 1)),
            cancellationToken);
        return previous is { } at ? Instants.FromMicroseconds(at) : null;
    }

    /// <summary>When the caller last opened the dossier; null when never.</summary>
    public async Task<DateTimeOffset?> FindLastAsync(DossierAccess access, CancellationToken cancellationToken)
    {
        var last = await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long?>(
                "SELECT opened_at FROM visit WHERE patient_id = @patientId AND caller_hash = @caller", Key(access)),
            cancellationToken);
        return last is { } at ? Instants.FromMicroseconds(at) : null;
    }

    /// <summary>Takes the automatic search of an opening; refuses when it is taken, even at the same moment.</summary>
    public async Task SpendAsync(DossierAccess access, CancellationToken cancellationToken)
    {
        var taken = await database.WriteAsync(
            connection => connection.ExecuteAsync(
                """
                UPDATE visit SET searches_left = searches_left - 1
                WHERE patient_id = @patientId AND caller_hash = @caller AND searches_left > 0
                """,
                Key(access)),
            cancellationToken);
        if (taken == 0) throw Refusal.Because(Reason.RechercheAutomatiqueRefusee);
    }

    /// <summary>Ends what the opening allowed: the caller has fed the dossier.</summary>
    public Task ForbidAfterFeedingAsync(DbConnection connection, DossierAccess access) => connection.ExecuteAsync(
        "UPDATE visit SET searches_left = 0 WHERE patient_id = @patientId AND caller_hash = @caller", Key(access));

    private object Key(DossierAccess access, long searches = 0) => new
    {
        patientId = access.PatientId.ToByteArray(),
        caller = index.HashAuthor(access.Session.ActorIdNat),
        now = time.GetUtcNow().ToMicroseconds(),
        searches,
    };
}
