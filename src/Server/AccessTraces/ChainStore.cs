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
        SELECT patient_id, CAST(1 AS BIGINT) AS is_head, trace_count AS rank, CAST(0 AS BIGINT) AS made_at,
               seal AS caller_hash, CAST(0 AS BIGINT) AS hidden_from_representatives, seal AS body, seal AS mac
        FROM access_trace_head WHERE {Range}
        UNION ALL
        SELECT patient_id, CAST(0 AS BIGINT), rank, made_at, caller_hash, hidden_from_representatives, body, mac
        FROM access_trace WHERE {Range}
        ORDER BY patient_id, is_head DESC, rank
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
            await using var rows = await connection.ExecuteReaderAsync(Select, new { after, last });
            while (await rows.ReadAsync(cancellationToken)) yield return Read(rows);
            after = last;
        }
    }

    // By hand: SQLite keeps whatever was put in a cell, and a number that is a text is to be found altered, not to fail.
    private static ChainRow Read(DbDataReader row) => new(
        row.GetFieldValue<byte[]>(0),
        IsHead: row.GetInt64(1) != 0,
        row.GetInt64(2),
        row.GetInt64(3),
        row.GetFieldValue<byte[]>(4),
        row.GetInt64(5),
        row.GetFieldValue<byte[]>(6),
        row.GetFieldValue<byte[]>(7));

    private static Task<byte[]?> LastOfRangeAsync(DbConnection connection, byte[] after) =>
        connection.ExecuteScalarAsync<byte[]?>(
            """
            SELECT patient_id FROM access_trace_head WHERE patient_id > @after
            ORDER BY patient_id LIMIT 1 OFFSET @skipped
            """,
            new { after, skipped = DossiersAtOnce - 1 });
}
