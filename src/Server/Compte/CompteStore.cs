using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte;

internal sealed class CompteStore(Database database)
{
    private const string Columns =
        """
        status AS Status, announced_at AS AnnouncedAt, opposition_ends_at AS OppositionEndsAt, created_at AS CreatedAt,
        activated_at AS ActivatedAt, closed_at AS ClosedAt, closing_motive AS ClosingMotive, erase_at AS EraseAt,
        traces_erase_at AS TracesEraseAt, majority_at AS MajorityAt, died_at AS DiedAt, was_open AS WasOpen
        """;

    /// <summary>The account of a person; of none when the person is unknown to the insurance.</summary>
    public Task<CompteTitulaire> FindAsync(Guid patientId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, patientId), cancellationToken);

    public static async Task<CompteTitulaire> FindAsync(DbConnection connection, Guid patientId)
    {
        var row = await connection.QuerySingleOrDefaultAsync<CompteRow?>(
            $"SELECT {Columns} FROM compte WHERE patient_id = @id", new { id = patientId.ToByteArray() });
        return row?.ToCompte() ?? CompteTitulaire.None;
    }

    /// <summary>The account, whose row is held to the end of the transaction: it serialises all that happens to it. Null
    /// when the person is unknown to the insurance.</summary>
    public static async Task<CompteTitulaire?> LockAsync(DbConnection connection, Guid patientId)
    {
        var row = await connection.QuerySingleOrDefaultAsync<CompteRow?>(
            $"UPDATE compte SET status = status WHERE patient_id = @id RETURNING {Columns}",
            new { id = patientId.ToByteArray() });
        return row?.ToCompte();
    }

    /// <summary>Adds an account; leaves one that is there as it is, and answers false.</summary>
    public static async Task<bool> AddAsync(DbConnection connection, Guid patientId, CompteTitulaire compte) =>
        await connection.ExecuteAsync(
            """
            INSERT INTO compte (patient_id, status, announced_at, opposition_ends_at, created_at, activated_at, closed_at,
                closing_motive, erase_at, traces_erase_at, majority_at, died_at, was_open, due_at)
            VALUES (@PatientId, @Status, @AnnouncedAt, @OppositionEndsAt, @CreatedAt, @ActivatedAt, @ClosedAt,
                @ClosingMotive, @EraseAt, @TracesEraseAt, @MajorityAt, @DiedAt, @WasOpen, @DueAt)
            ON CONFLICT (patient_id) DO NOTHING
            """,
            CompteRow.Of(patientId, compte)) == 1;

    public static Task SaveAsync(DbConnection connection, Guid patientId, CompteTitulaire compte) =>
        connection.ExecuteAsync(
            """
            UPDATE compte SET status = @Status, announced_at = @AnnouncedAt, opposition_ends_at = @OppositionEndsAt,
                created_at = @CreatedAt, activated_at = @ActivatedAt, closed_at = @ClosedAt,
                closing_motive = @ClosingMotive, erase_at = @EraseAt, traces_erase_at = @TracesEraseAt,
                majority_at = @MajorityAt, died_at = @DiedAt, was_open = @WasOpen, due_at = @DueAt
            WHERE patient_id = @PatientId
            """,
            CompteRow.Of(patientId, compte));

    /// <summary>The accounts to which something happens by itself after a place in the list, the longest due first.</summary>
    public Task<List<DueCompte>> ListDueAsync(
        DateTimeOffset now, DueCompte after, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<DueCompte>(
                    """
                    SELECT due_at AS DueAt, patient_id AS Id FROM compte
                    WHERE due_at <= @now AND (due_at > @DueAt OR (due_at = @DueAt AND patient_id > @Id))
                    ORDER BY due_at, patient_id LIMIT @count
                    """,
                    new { now = now.ToMicroseconds(), after.DueAt, after.Id, count }))
                .AsList(),
            cancellationToken);
}
