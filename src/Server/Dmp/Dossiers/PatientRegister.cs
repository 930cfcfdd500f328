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
}
