using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Agenda.Changes;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Creneaux;

/// <summary>A professional takes a slot back that nobody booked.</summary>
internal sealed class WithdrawCreneau(Database database, AnswerStore answers, CallerSight sights, CreneauStore store)
{
    public async Task<WithdrawCreneauResponse> RunAsync(
        Caller caller, WithdrawCreneauRequest request, CancellationToken cancellationToken)
    {
        var id = RendezVousRule.DemandId(request.CreneauId, Reason.CreneauIntrouvable);
        var sight = await sights.DemandAsync(caller.Session, cancellationToken);
        var key = answers.KeyOf(Guid.Empty, caller.Session.ActorIdNat, request.RequestId, request);
        return await database.WriteAsync(
            async connection =>
            {
                await AgendaEventStore.LockAsync(connection, sight.AgendaId);
                return await answers.OnceAsync(connection, key, async () =>
                {
                    var kept = await store.FindAsync(connection, id);
                    if (kept is null || kept.IsWithdrawn || !sight.Publishes(kept))
                        throw Refusal.Because(Reason.CreneauIntrouvable);
                    if (kept.Booked > 0) throw Refusal.Because(Reason.CreneauReserve);
                    await CreneauStore.WithdrawAsync(connection, id);
                    return new WithdrawCreneauResponse();
                });
            },
            cancellationToken);
    }
}
