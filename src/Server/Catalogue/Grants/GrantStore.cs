using System.Data.Common;
using System.Text;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Storage;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Catalogue.Grants;

internal sealed class GrantStore(Database database, Sealer sealer)
{
    private const string PatientColumn = "catalogue_grant.patient";
    private const string ConsentColumn = "catalogue_grant.consent";

    private const string Columns =
        """
        patient_id AS PatientId, grant_id AS GrantId, application_id AS ApplicationId, scopes AS Scopes,
        purposes AS Purposes, granted_by AS GrantedBy, patient AS Patient, consent AS Consent,
        activated_at AS ActivatedAt, granted_at AS GrantedAt, expires_at AS ExpiresAt, ended_at AS EndedAt,
        ending AS Ending, secret_hash AS SecretHash
        """;

    private const string Select = $"SELECT {Columns} FROM catalogue_grant";

    /// <summary>A grant, whatever became of it; null when there is none of this id.</summary>
    public async Task<StoredGrant?> FindAsync(DbConnection connection, Guid grantId) =>
        Open(await connection.QuerySingleOrDefaultAsync<GrantRow?>(
            $"{Select} WHERE grant_id = @id", new { id = grantId.ToByteArray() }));

    /// <summary>A grant, whose row is held to the end of the write: nobody ends it meanwhile.</summary>
    public async Task<StoredGrant?> LockAsync(DbConnection connection, StoredGrant grant) =>
        Open(await connection.QuerySingleOrDefaultAsync<GrantRow?>(
            $"UPDATE catalogue_grant SET ending = ending WHERE patient_id = @patientId AND grant_id = @id RETURNING {Columns}",
            new { patientId = grant.PatientId.ToByteArray(), id = grant.GrantId.ToByteArray() }));

    /// <summary>A grant of one patient; null for another's.</summary>
    public async Task<StoredGrant?> FindAsync(DbConnection connection, Guid patientId, Guid grantId) =>
        Open(await connection.QuerySingleOrDefaultAsync<GrantRow?>(
            $"{Select} WHERE patient_id = @patientId AND grant_id = @id",
            new { patientId = patientId.ToByteArray(), id = grantId.ToByteArray() }));

    /// <summary>The grants of a patient after a place in the list, latest first.</summary>
    public Task<List<StoredGrant>> ListAsync(
        Guid patientId, ListPlace after, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<GrantRow>(
                    $"""
                    {Select} WHERE patient_id = @patientId AND (granted_at < @At OR (granted_at = @At AND grant_id < @Key))
                    ORDER BY granted_at DESC, grant_id DESC LIMIT @count
                    """,
                    new { patientId = patientId.ToByteArray(), after.At, after.Key, count }))
                .Select(row => Open(row)!).ToList(),
            cancellationToken);

    public Task InsertAsync(DbConnection connection, StoredGrant grant)
    {
        var id = grant.GrantId.ToByteArray();
        var patient = new Contract.Ins { Matricule = grant.Patient.Matricule, Oid = grant.Patient.Oid };
        return connection.ExecuteAsync(
            """
            INSERT INTO catalogue_grant (patient_id, grant_id, application_id, scopes, purposes, granted_by, patient, consent,
                activated_at, granted_at, expires_at, ending)
            VALUES (@patientId, @id, @ApplicationId, @scopes, @purposes, @grantedBy, @patient, @consent,
                @activatedAt, @grantedAt, @expiresAt, 0)
            """,
            new
            {
                patientId = grant.PatientId.ToByteArray(),
                id,
                grant.ApplicationId,
                scopes = GrantChoice.ToBits(grant.Scopes),
                purposes = GrantChoice.ToBits(grant.Purposes),
                grantedBy = grant.GrantedBy.ToByteArray(),
                patient = sealer.Seal(PatientColumn, id, patient.ToByteArray()),
                consent = sealer.Seal(ConsentColumn, id, Encoding.UTF8.GetBytes(grant.Consent)),
                activatedAt = grant.ActivatedAt.ToMicroseconds(),
                grantedAt = grant.GrantedAt.ToMicroseconds(),
                expiresAt = grant.ExpiresAt.ToMicroseconds(),
            });
    }

    /// <summary>Keeps why a grant ended, unless it had ended before.</summary>
    public Task EndAsync(StoredGrant grant, GrantEnding ending, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => EndAsync(connection, grant, ending, now), cancellationToken);

    public static Task EndAsync(DbConnection connection, StoredGrant grant, GrantEnding ending, DateTimeOffset now) =>
        connection.ExecuteAsync(
            """
            UPDATE catalogue_grant SET ended_at = @now, ending = @ending
            WHERE patient_id = @patientId AND grant_id = @id AND ending = 0;
            DELETE FROM pairing_code WHERE patient_id = @patientId AND grant_id = @id
            """,
            new
            {
                patientId = grant.PatientId.ToByteArray(),
                id = grant.GrantId.ToByteArray(),
                now = now.ToMicroseconds(),
                ending = (long)ending,
            });

    /// <summary>The same for what stands of one patient and one application.</summary>
    public static Task EndAllOfAsync(
        DbConnection connection, Guid patientId, string applicationId, GrantEnding ending, DateTimeOffset now) =>
        connection.ExecuteAsync(
            """
            UPDATE catalogue_grant SET ended_at = @now, ending = @ending
            WHERE patient_id = @patientId AND application_id = @applicationId AND ending = 0
            """,
            new { patientId = patientId.ToByteArray(), applicationId, now = now.ToMicroseconds(), ending = (long)ending });

    /// <summary>The same for what stands of one application.</summary>
    public static Task EndAllOfAsync(
        DbConnection connection, string applicationId, GrantEnding ending, DateTimeOffset now) =>
        connection.ExecuteAsync(
            "UPDATE catalogue_grant SET ended_at = @now, ending = @ending WHERE application_id = @applicationId AND ending = 0",
            new { applicationId, now = now.ToMicroseconds(), ending = (long)ending });

    public static Task SetSecretAsync(DbConnection connection, StoredGrant grant, byte[] secretHash) =>
        connection.ExecuteAsync(
            "UPDATE catalogue_grant SET secret_hash = @secretHash WHERE patient_id = @patientId AND grant_id = @id",
            new { patientId = grant.PatientId.ToByteArray(), id = grant.GrantId.ToByteArray(), secretHash });

    private StoredGrant? Open(GrantRow? row)
    {
        if (row is null) return null;
        var patient = Contract.Ins.Parser.ParseFrom(sealer.Open(PatientColumn, row.GrantId, row.Patient));
        return new StoredGrant
        {
            PatientId = new Guid(row.PatientId),
            GrantId = new Guid(row.GrantId),
            ApplicationId = row.ApplicationId,
            Scopes = [.. GrantChoice.OfBits<GrantScope>(row.Scopes)],
            Purposes = [.. GrantChoice.OfBits<GrantPurpose>(row.Purposes)],
            GrantedBy = new Guid(row.GrantedBy),
            Patient = Ins.Parse(patient.Matricule, patient.Oid),
            Consent = Encoding.UTF8.GetString(sealer.Open(ConsentColumn, row.GrantId, row.Consent)),
            ActivatedAt = Instants.FromMicroseconds(row.ActivatedAt),
            GrantedAt = Instants.FromMicroseconds(row.GrantedAt),
            ExpiresAt = Instants.FromMicroseconds(row.ExpiresAt),
            EndedAt = row.EndedAt is { } at ? Instants.FromMicroseconds(at) : null,
            Ending = (GrantEnding)row.Ending,
            SecretHash = row.SecretHash,
        };
    }
}
