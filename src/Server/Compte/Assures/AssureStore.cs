using System.Data.Common;
using System.Text.Json;
using Dapper;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Compte.Deploiement;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Assures;

internal sealed class AssureStore(Database database, Sealer sealer, TimeProvider time)
{
    private const string ContactColumn = "assure.contact";

    public Task<Assure?> FindAsync(Guid patientId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, patientId), cancellationToken);

    public async Task<Assure?> FindAsync(DbConnection connection, Guid patientId)
    {
        var id = patientId.ToByteArray();
        var row = await connection.QuerySingleOrDefaultAsync<Row?>(
            """
            SELECT regime AS Regime, department AS Department, vitale_hash AS VitaleHash, contact AS Contact
            FROM assure WHERE patient_id = @id
            """,
            new { id });
        if (row is null) return null;
        var contact = JsonSerializer.Deserialize<Contact>(sealer.Open(ContactColumn, id, row.Contact))!;
        return new Assure(row.Regime, row.Department, row.VitaleHash, contact.PostalAddress, contact.Email);
    }

    /// <summary>The one person who is on a Vitale card; null when nobody is, or several are.</summary>
    public async Task<Guid?> FindByVitaleAsync(byte[] vitaleHash, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync(
            async connection => (await connection.QueryAsync<byte[]>(
                "SELECT patient_id FROM assure WHERE vitale_hash = @vitaleHash LIMIT 2", new { vitaleHash })).AsList(),
            cancellationToken);
        return found is [var only] ? new Guid(only) : null;
    }

    /// <summary>Persons of a phase whom no wave has taken yet, by id.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="after">After whom; null for the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<List<Guid>> ListForWaveAsync(
        DeploymentPhase phase, Guid? after, int count, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(
            new { count, after = after?.ToByteArray() ?? [], inexistant = (long)CompteStatus.Inexistant });
        var sql =
            $"""
            SELECT a.patient_id FROM assure a JOIN compte c ON c.patient_id = a.patient_id
            WHERE a.patient_id > @after AND c.status = @inexistant AND c.was_open = 0 AND c.died_at IS NULL
                {Among("a.department", phase.Departments, parameters)} {Among("a.regime", phase.Regimes, parameters)}
            ORDER BY a.patient_id LIMIT @count
            """;
        return database.ReadAsync(
            async connection => (await connection.QueryAsync<byte[]>(sql, parameters))
                .Select(id => new Guid(id)).ToList(),
            cancellationToken);
    }

    /// <summary>Keeps what the insurance tells of a person, in place of what there was.</summary>
    public Task SaveAsync(DbConnection connection, Guid patientId, Assure assure)
    {
        var id = patientId.ToByteArray();
        return connection.ExecuteAsync(
            """
            INSERT INTO assure (patient_id, regime, department, vitale_hash, contact, registered_at)
            VALUES (@id, @Regime, @Department, @VitaleHash, @contact, @now)
            ON CONFLICT (patient_id) DO UPDATE SET regime = @Regime, department = @Department,
                vitale_hash = @VitaleHash, contact = @contact, registered_at = @now
            """,
            new
            {
                id,
                assure.Regime,
                assure.Department,
                assure.VitaleHash,
                contact = sealer.Seal(
                    ContactColumn,
                    id,
                    JsonSerializer.SerializeToUtf8Bytes(new Contact(assure.PostalAddress, assure.Email))),
                now = time.GetUtcNow().ToMicroseconds(),
            });
    }

    // Named one by one: what stands for a list differs between the two databases.
    private static string Among(string column, IReadOnlyList<string>? values, DynamicParameters parameters)
    {
        if (values is null) return "";
        var names = values.Select((value, rank) =>
        {
            var name = $"{column[2..]}{rank}";
            parameters.Add(name, value);
            return $"@{name}";
        });
        return $"AND {column} IN ({string.Join(", ", names)})";
    }

    private sealed record Contact(IReadOnlyList<string> PostalAddress, string Email);

    private sealed record Row(string Regime, string Department, byte[] VitaleHash, byte[] Contact);
}
