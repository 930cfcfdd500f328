using System.Data.Common;
using Dapper;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>What dossiers can be found by without an identity: keyed hashes of traits.</summary>
internal sealed class TraitStore(Database database, DossierStore dossiers, IdentifierIndex index)
{
    /// <summary>The open dossiers of an account that have, of each criterion, one key.</summary>
    /// <param name="criteria">For each criterion the keys that meet it.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<List<FoundPatient>> FindAsync(
        IReadOnlyList<IReadOnlyList<string>> criteria, int count, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(new { actif = (long)DossierStatus.Actif, count });
        var conditions = criteria.Select((keys, rank) => $"AND d.patient_id IN ({Having(parameters, keys, rank)})");
        var sql =
            $"""
            SELECT d.patient_id AS PatientId, d.traits AS Traits, d.identifier AS Identifier,
                   d.urgence_opposed AS UrgenceOpposed
            FROM dossier d
            WHERE d.status = @actif AND d.attached = 1 AND d.identifier IS NOT NULL {string.Join(' ', conditions)}
            LIMIT @count
            """;
        return database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(sql, parameters)).Select(Open).ToList(),
            cancellationToken);
    }

    /// <summary>Keeps what a patient can be found by, in place of what there was.</summary>
    public static async Task SaveAsync(
        DbConnection connection, IdentifierIndex index, byte[] patientId, Traits traits)
    {
        await connection.ExecuteAsync("DELETE FROM trait_key WHERE patient_id = @patientId", new { patientId });
        var parameters = new DynamicParameters(new { patientId });
        var rows = TraitKeys.Of(traits).Select((key, rank) =>
        {
            parameters.Add($"hash{rank}", index.HashTrait(key));
            return $"(@hash{rank}, @patientId)";
        });
        await connection.ExecuteAsync(
            $"INSERT INTO trait_key (trait_hash, patient_id) VALUES {string.Join(", ", rows)}", parameters);
    }

    private string Having(DynamicParameters parameters, IReadOnlyList<string> keys, int rank)
    {
        var names = keys.Select((key, place) =>
        {
            var name = $"key{rank}_{place}";
            parameters.Add(name, index.HashTrait(key));
            return $"@{name}";
        });
        return $"SELECT patient_id FROM trait_key WHERE trait_hash IN ({string.Join(", ", names)})";
    }

    private FoundPatient Open(Row row)
    {
        var (traits, identifier) = dossiers.OpenIdentity(row.PatientId, row.Traits, row.Identifier);
        return new FoundPatient(new Guid(row.PatientId), identifier!, traits, row.UrgenceOpposed != 0);
    }

    private sealed record Row(byte[] PatientId, byte[] Traits, byte[] Identifier, long UrgenceOpposed);
}
