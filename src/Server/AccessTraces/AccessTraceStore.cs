using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.AccessTraces;

internal sealed class AccessTraceStore(Database database)
{
    private const string OfPatient =
        """
        SELECT patient_id AS PatientId, rank AS Rank, made_at AS MadeAt, caller_hash AS CallerHash,
               hidden_from_representatives AS HiddenFromRepresentatives, body AS Body, mac AS Mac
        FROM access_trace WHERE patient_id = @patientId
        """;

    private const string Select = OfPatient + " AND rank < @beforeRank";

    private const string LatestFirst = "ORDER BY rank DESC LIMIT @count";

    /// <summary>The head of a dossier, held to the end of the transaction: it serialises the dossier's traces.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="patientId">Whose dossier.</param>
    /// <param name="firstSeal">What the head of a dossier without a trace holds.</param>
    public static Task<TraceHead> LockHeadAsync(DbConnection connection, byte[] patientId, byte[] firstSeal) =>
        connection.QuerySingleAsync<TraceHead>(
            """
            INSERT INTO access_trace_head (patient_id, trace_count, seal) VALUES (@patientId, 0, @firstSeal)
            ON CONFLICT (patient_id) DO UPDATE SET trace_count = access_trace_head.trace_count
            RETURNING trace_count AS TraceCount, seal AS Seal
            """,
            new { patientId, firstSeal });

    public static Task InsertAsync(DbConnection connection, TraceRow row, byte[] seal) =>
        connection.ExecuteAsync(
            """
            INSERT INTO access_trace (patient_id, rank, made_at, caller_hash, hidden_from_representatives, body, mac)
            VALUES (@PatientId, @Rank, @MadeAt, @CallerHash, @HiddenFromRepresentatives, @Body, @Mac);
            UPDATE access_trace_head SET trace_count = @Rank, seal = @seal WHERE patient_id = @PatientId
            """,
            new
            {
                row.PatientId,
                row.Rank,
                row.MadeAt,
                row.CallerHash,
                row.HiddenFromRepresentatives,
                row.Body,
                row.Mac,
                seal,
            });

    /// <summary>The traces before a rank, latest first.</summary>
    public Task<List<TraceRow>> ListAsync(
        Guid patientId, long beforeRank, int count, CancellationToken cancellationToken) =>
        QueryAsync($"{Select} {LatestFirst}", patientId, beforeRank, count, null, cancellationToken);

    /// <summary>The same, without those made in a secret connection.</summary>
    public Task<List<TraceRow>> ListShownToRepresentativesAsync(
        Guid patientId, long beforeRank, int count, CancellationToken cancellationToken) =>
        QueryAsync(
            $"{Select} AND hidden_from_representatives = 0 {LatestFirst}",
            patientId, beforeRank, count, null, cancellationToken);

    /// <summary>The same, of one caller.</summary>
    public Task<List<TraceRow>> ListOfCallerAsync(
        Guid patientId, byte[] callerHash, long beforeRank, int count, CancellationToken cancellationToken) =>
        QueryAsync(
            $"{Select} AND caller_hash = @callerHash {LatestFirst}",
            patientId, beforeRank, count, callerHash, cancellationToken);

    /// <summary>The traces of some ranks.</summary>
    public Task<List<TraceRow>> FindAsync(
        Guid patientId, IReadOnlyCollection<long> ranks, CancellationToken cancellationToken) =>
        ranks.Count == 0
            ? Task.FromResult(new List<TraceRow>())
            : database.ReadAsync(
                async connection => (await connection.QueryAsync<TraceRow>(
                    // A list is spelt out: the engines have no parameter for one in common.
                    $"{OfPatient} AND rank IN ({string.Join(',', ranks)})",
                    new { patientId = patientId.ToByteArray() })).AsList(),
                cancellationToken);

    private Task<List<TraceRow>> QueryAsync(
        string sql, Guid patientId, long beforeRank, int count, byte[]? callerHash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<TraceRow>(
                sql, new { patientId = patientId.ToByteArray(), beforeRank, count, callerHash })).AsList(),
            cancellationToken);
}
