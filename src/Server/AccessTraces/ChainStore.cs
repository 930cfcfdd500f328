using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>Reads the chains of all dossiers.</summary>
internal sealed class ChainStore(Database database)
{
    // One statement sees one moment of the store: so many dossiers at a time, lest a server beside it keep that moment
    // for as long as the whole reading lasts.
    private const int DossiersAtOnce = 500;

    private const string Range = "patient_id > @after AND patient_id <= @last";

    private const string Select =
        $"""
        SELECT patient_id AS PatientId, CAST(1 AS BIGINT) AS IsHead, trace_count AS Rank, CAST(0 AS BIGINT) AS MadeAt,
               seal AS CallerHash, CAST(0 AS BIGINT) AS HiddenFromRepresentatives, seal AS Body, seal AS Mac
        FROM access_trace_head WHERE {Range}
        UNION ALL
        SELECT patient_id, CAST(0 AS BIGINT), rank, made_at, caller_hash, hidden_from_representatives, body, mac
        FROM access_trace WHERE {Range}
        ORDER BY PatientId, IsHead DESC, Rank
        """;

    // Greater than any id of 16 bytes.
    private static readonly byte[] AfterAll = [.. Enumerable.Repeat(byte.MaxValue, 17)];

    /// <summary>The rows of each dossier in turn, whether it has a head or not. Memory stays flat.</summary>
    public async IAsyncEnumerable<ChainRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        byte[] after = [];
        while (after != AfterAll)
        {
            var last = await LastOfRangeAsync(connection, after) ?? AfterAll;
            var rows = connection.QueryUnbufferedAsync<ChainRow>(Select, new { after, last });
            await foreach (var row in rows.WithCancellation(cancellationToken)) yield return row;
            after = last;
        }
    }

    private static Task<byte[]?> LastOfRangeAsync(DbConnection connection, byte[] after) =>
        connection.ExecuteScalarAsync<byte[]?>(
            """
            SELECT patient_id FROM access_trace_head WHERE patient_id > @after
            ORDER BY patient_id LIMIT 1 OFFSET @skipped
            """,
            new { after, skipped = DossiersAtOnce - 1 });
}
