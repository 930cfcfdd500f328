using System.Data.Common;

namespace MonEspaceSante.Server.Storage;

/// <summary>Inserts many rows into a table, so many in a statement that the way to the database is made seldom.</summary>
internal sealed class BulkInsert(string table, params IReadOnlyList<BulkColumn> columns)
{
    // SQLite looks for each parameter by its name among all of them: what is saved on the way is soon lost there.
    private const int ParametersAtOnce = 120;

    private readonly int _rowsAtOnce = Math.Max(1, ParametersAtOnce / columns.Count);

    /// <summary>What follows the values, such as what happens on a conflict.</summary>
    public string Ending { get; init; } = "";

    /// <returns>How many rows went in.</returns>
    public async Task<int> RunAsync(
        DbConnection connection, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        var inserted = 0;
        DbCommand? whole = null;
        try
        {
            foreach (var chunk in rows.Chunk(_rowsAtOnce))
            {
                if (chunk.Length == _rowsAtOnce)
                {
                    whole ??= await PrepareAsync(connection, _rowsAtOnce, cancellationToken);
                    inserted += await RunAsync(whole, chunk, cancellationToken);
                    continue;
                }

                await using var rest = await PrepareAsync(connection, chunk.Length, cancellationToken);
                inserted += await RunAsync(rest, chunk, cancellationToken);
            }
        }
        finally
        {
            if (whole is not null) await whole.DisposeAsync();
        }

        return inserted;
    }

    private async Task<DbCommand> PrepareAsync(DbConnection connection, int rows, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        command.CommandText = Sql(rows);
        for (var rank = 0; rank < rows * columns.Count; rank++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{rank}";
            parameter.DbType = columns[rank % columns.Count].Type;
            command.Parameters.Add(parameter);
        }

        // Worth its way to the database only for a statement that comes again and again.
        if (rows == _rowsAtOnce) await command.PrepareAsync(cancellationToken);
        return command;
    }

    private static Task<int> RunAsync(DbCommand command, object?[][] rows, CancellationToken cancellationToken)
    {
        var rank = 0;
        foreach (var value in rows.SelectMany(row => row)) command.Parameters[rank++].Value = value ?? DBNull.Value;
        return command.ExecuteNonQueryAsync(cancellationToken);
    }

    private string Sql(int rows)
    {
        var values = Enumerable.Range(0, rows).Select(row =>
            $"({string.Join(", ", columns.Select((_, column) => $"@p{(row * columns.Count) + column}"))})");
        return $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))}) "
            + $"VALUES {string.Join(", ", values)} {Ending}";
    }
}
