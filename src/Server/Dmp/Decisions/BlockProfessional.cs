using System.Data.Common;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Decisions;

/// <summary>The patient blocks a professional, or lifts the block: that gives no authorisation back.</summary>
internal sealed class BlockProfessional(Database database, AuthorizationStore authorizations)
{
    public Task RunAsync(
        Guid patientId, Professional professional, Structure structure, bool isBlocked, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                await DossierStore.LockAsync(connection, patientId);
                await RunAsync(connection, patientId, professional, structure, isBlocked);
            },
            cancellationToken);

    /// <summary>The same in a write that holds the dossier's row. Answers what stands then.</summary>
    public async Task<Authorization> RunAsync(
        DbConnection connection, Guid patientId, Professional professional, Structure structure, bool isBlocked)
    {
        var held = await authorizations.FindHeldAsync(connection, patientId, professional.PsIdNat);
        var decided = new Authorization
        {
            Professional = professional,
            Structure = structure,
            Status = isBlocked ? AuthorizationStatus.Interdit : AuthorizationStatus.NonExiste,
            StartTime = held?.StartTime,
        };
        var isAlready = held?.Status == AuthorizationStatus.Interdit;
        if (isBlocked == isAlready) return held ?? decided;
        await authorizations.SaveAsync(connection, patientId, decided, consent: null);
        await database.SignalAsync(connection, patientId);
        return (await authorizations.FindHeldAsync(connection, patientId, professional.PsIdNat))!;
    }
}
