using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Marks what a reader has been told. Nothing that comes later is marked with it, and another reader is told all
/// the same.</summary>
internal sealed class AcknowledgeNotifications(PersonDossier dossier, Database database)
{
    public async Task<AcknowledgeNotificationsResponse> RunAsync(
        PersonCaller caller, AcknowledgeNotificationsRequest request, CancellationToken cancellationToken)
    {
        if (request.UpToRank <= 0)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("up_to_rank", "rang attendu"));
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        await database.WriteAsync(
            async connection =>
            {
                var last = await PatientNotificationStore.LastRankAsync(connection, access.PatientId, access.Reader());
                await NotificationMarkStore.RaiseAsync(connection, access, Math.Min(request.UpToRank, last));
            },
            cancellationToken);
        return new AcknowledgeNotificationsResponse();
    }
}
