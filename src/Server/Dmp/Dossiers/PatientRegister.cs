using System.Data.Common;
using Dapper;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>Finds the patient that a call designates.</summary>
internal sealed class PatientRegister(Database database, IdentifierIndex index)
{
    /// <summary>Demands an identity that can open a dossier on this server.</summary>
    public static Ins DemandIns(Contract.Ins? patient) =>
        patient is null
            ? throw Refusal.Because(Reason.RequeteInvalide, new Violation("patient", "patient attendu"))
            : Ins.Parse(patient.Matricule, patient.Oid) is { IsNia: false } ins
                ? ins
                : throw Refusal.Because(Reason.InsNiaRefuse, new Violation("patient.oid", "numéro d'attente (NIA)"));

    /// <summary>The id of a patient; null when the server does not know the identity.</summary>
    public async Task<Guid?> FindAsync(Ins patient, CancellationToken cancellationToken)
    {
        if (await FindKnownAsync(patient, cancellationToken) is { } known) return known;
        // Production identities of fictitious patients are known to a sandbox; any other is a mistake of environment.
        return patient.Oid is InsOid.NirTest or InsOid.NirDemonstration
            ? null
            : throw Refusal.Because(Reason.InsOidRefuse, new Violation("patient.oid", "autorité d'un autre environnement"));
    }

    /// <summary>The same, and of an identity that is another environment's it tells no more than of any that it does not
    /// know.</summary>
    public Task<Guid?> FindKnownAsync(Ins patient, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindKnownAsync(connection, patient), cancellationToken);

    public async Task<Guid?> FindKnownAsync(DbConnection connection, Ins patient)
    {
        var id = await connection.ExecuteScalarAsync<byte[]?>(
            "SELECT patient_id FROM patient_identifier WHERE identifier_hash = @hash", new { hash = index.Hash(patient) });
        return id is null ? null : new Guid(id);
    }

    /// <summary>The ids of those of some patients whom the server knows.</summary>
    public async Task<IReadOnlyDictionary<Ins, Guid>> FindKnownAsync(DbConnection connection, IEnumerable<Ins> patients)
    {
        var hashes = patients.Distinct().Select(patient => (Patient: patient, Hash: index.Hash(patient))).ToList();
        if (hashes.Count == 0) return new Dictionary<Ins, Guid>();
        // Named one by one: what stands for a list differs between the two databases.
        var parameters = new DynamicParameters();
        foreach (var (rank, one) in hashes.Index()) parameters.Add($"hash{rank}", one.Hash);
        var list = string.Join(", ", hashes.Select((_, rank) => $"@hash{rank}"));
        var rows = await connection.QueryAsync<Row>(
            $"""
            SELECT identifier_hash AS IdentifierHash, patient_id AS PatientId FROM patient_identifier
            WHERE identifier_hash IN ({list})
            """,
            parameters);
        var ids = rows.ToDictionary(row => Convert.ToHexString(row.IdentifierHash), row => new Guid(row.PatientId));
        return hashes.Where(one => ids.ContainsKey(Convert.ToHexString(one.Hash)))
            .ToDictionary(one => one.Patient, one => ids[Convert.ToHexString(one.Hash)]);
    }

    private sealed record Row(byte[] IdentifierHash, byte[] PatientId);
}
