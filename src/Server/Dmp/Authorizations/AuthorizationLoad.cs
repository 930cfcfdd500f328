using System.Data.Common;
using Google.Protobuf;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Authorizations;

/// <summary>Puts into the store what many patients decided, at once.</summary>
internal sealed class AuthorizationLoad(Sealer sealer, IdentifierIndex index, TimeProvider time)
{
    private static readonly BulkInsert Authorizations = new(
        "dossier_authorization",
        BulkColumn.Bytes("patient_id"),
        BulkColumn.Bytes("holder_hash"),
        BulkColumn.Bytes("structure_hash"),
        BulkColumn.Number("status"),
        BulkColumn.Number("medecin_traitant"),
        BulkColumn.Bytes("holder"),
        BulkColumn.Bytes("consent"),
        BulkColumn.Number("started_at"),
        BulkColumn.Number("last_action_at"),
        BulkColumn.Number("expires_at"))
    {
        Ending = "ON CONFLICT (patient_id, holder_hash) DO NOTHING",
    };

    private static readonly BulkInsert Oppositions = new(
        "feeding_opposition",
        BulkColumn.Bytes("patient_id"),
        BulkColumn.Bytes("structure_hash"),
        BulkColumn.Number("opposed"),
        BulkColumn.Number("updated_at"))
    {
        Ending = "ON CONFLICT (patient_id, structure_hash) DO NOTHING",
    };

    /// <summary>Adds authorisations and blocks, each with its consent where one was kept.</summary>
    public Task<int> AddAsync(
        DbConnection connection,
        IEnumerable<(Guid PatientId, Authorization Authorization, Consent? Consent)> authorizations,
        CancellationToken cancellationToken) =>
        Authorizations.RunAsync(
            connection,
            authorizations.Select(one => ToRow(one.PatientId.ToByteArray(), one.Authorization, one.Consent)),
            cancellationToken);

    /// <summary>Adds oppositions to new documents by structures.</summary>
    public Task<int> AddOppositionsAsync(
        DbConnection connection,
        IEnumerable<(Guid PatientId, string StructIdNat)> oppositions,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToMicroseconds();
        return Oppositions.RunAsync(
            connection,
            oppositions.Select(one =>
                new object?[] { one.PatientId.ToByteArray(), index.HashAuthor(one.StructIdNat), 1L, now }),
            cancellationToken);
    }

    private object?[] ToRow(byte[] id, Authorization authorization, Consent? consent)
    {
        var holder = index.HashAuthor(authorization.Professional?.PsIdNat ?? authorization.Structure.StructIdNat);
        byte[] place = [.. id, .. holder];
        return
        [
            id,
            holder,
            index.HashAuthor(authorization.Structure.StructIdNat),
            (long)authorization.Status,
            authorization.IsMedecinTraitant ? 1L : 0L,
            sealer.Seal(AuthorizationStore.HolderColumn, place, authorization.ToByteArray()),
            consent is null ? null : sealer.Seal(AuthorizationStore.ConsentColumn, place, consent.ToByteArray()),
            authorization.StartTime?.ToDateTimeOffset().ToMicroseconds(),
            authorization.LastActionTime.ToDateTimeOffset().ToMicroseconds(),
            authorization.ExpireTime?.ToDateTimeOffset().ToMicroseconds(),
        ];
    }
}
