using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Annuaire.Generations;

/// <summary>The generations of the parts of the directory: those that serve, and one that may be on its way.</summary>
internal sealed class GenerationStore(Database database, TimeProvider time)
{
    /// <summary>Reads in the generation that serves.</summary>
    /// <param name="part">Of which part.</param>
    /// <param name="read">Reads. It may be asked again.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was read; default where no generation serves.</returns>
    public Task<T?> ReadAsync<T>(
        AnnuairePart part, Func<DbConnection, Generation, Task<T>> read, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var served = await FindServedAsync(connection, part);
                while (served is not null)
                {
                    try
                    {
                        return await read(connection, served);
                    }
                    catch (DbException)
                    {
                        // One that was replaced in the meantime is gone, tables and all: the next one answers.
                        var next = await FindServedAsync(connection, part);
                        if (next?.Number == served.Number) throw;
                        served = next;
                    }
                }

                return default;
            },
            cancellationToken);

    /// <summary>The latest that was published; null where none was.</summary>
    public static async Task<Generation?> FindServedAsync(DbConnection connection, AnnuairePart part)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row?>(
            """
            SELECT generation AS Number, published_at AS PublishedAt, row_count AS Rows FROM annuaire_generation
            WHERE part = @Name AND published_at IS NOT NULL ORDER BY generation DESC LIMIT 1
            """,
            new { part.Name });
        return row is null ? null : new Generation(row.Number, Instants.FromMicroseconds(row.PublishedAt), row.Rows);
    }

    /// <summary>Begins a generation: its tables are there, and empty.</summary>
    public async Task<long> BeginAsync(DbConnection connection, AnnuairePart part)
    {
        // Two that begin at once have to draw different numbers.
        await database.LockSchemaAsync(connection);
        var number = await connection.QuerySingleAsync<long>(
            """
            INSERT INTO annuaire_generation (part, generation, begun_at, row_count)
            SELECT @Name, COALESCE(MAX(generation), 0) + 1, @now, 0 FROM annuaire_generation WHERE part = @Name
            RETURNING generation
            """,
            new { part.Name, now = time.GetUtcNow().ToMicroseconds() });
        foreach (var table in part.Tables)
            await connection.ExecuteAsync(database.Translate(table.CreateSql(number)));
        return number;
    }

    /// <summary>Makes a generation the one that serves. It has to have all of its rows and indexes.</summary>
    public Task PublishAsync(DbConnection connection, AnnuairePart part, long number, long rows) =>
        connection.ExecuteAsync(
            """
            UPDATE annuaire_generation SET published_at = @now, row_count = @rows
            WHERE part = @Name AND generation = @number
            """,
            new { part.Name, number, rows, now = time.GetUtcNow().ToMicroseconds() });

    /// <summary>Those before a generation: replaced ones, and ones that were never finished.</summary>
    public static async Task<List<long>> ListBeforeAsync(DbConnection connection, AnnuairePart part, long number) =>
        (await connection.QueryAsync<long>(
            "SELECT generation FROM annuaire_generation WHERE part = @Name AND generation < @number",
            new { part.Name, number })).AsList();

    public static async Task DropAsync(DbConnection connection, AnnuairePart part, long number)
    {
        foreach (var table in part.Tables) await connection.ExecuteAsync(table.DropSql(number));
        await connection.ExecuteAsync(
            "DELETE FROM annuaire_generation WHERE part = @Name AND generation = @number", new { part.Name, number });
    }

    private sealed record Row(long Number, long PublishedAt, long Rows);
}
