using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Agenda.Changes;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Creneaux;

/// <summary>A professional publishes slots, all or none.</summary>
internal sealed class PublishCreneaux(
    Database database, AnswerStore answers, AgendaKeys keys, CallerSight sights, CreneauStore store, TimeProvider time)
{
    private const int Most = 100;

    public async Task<PublishCreneauxResponse> RunAsync(
        Caller caller, PublishCreneauxRequest request, CancellationToken cancellationToken)
    {
        if (request.Creneaux.Count is 0 or > Most)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("creneaux", $"de 1 à {Most}"));
        foreach (var (rank, creneau) in request.Creneaux.Index()) RendezVousRule.Demand($"creneaux[{rank}]", creneau);
        await sights.DemandAsync(caller.Session, cancellationToken);
        var agenda = keys.Of(caller.Session);
        var key = answers.KeyOf(Guid.Empty, caller.Session.ActorIdNat, request.RequestId, request);
        return await database.WriteAsync(
            async connection =>
            {
                await AgendaEventStore.LockAsync(connection, agenda.AgendaId);
                return await answers.OnceAsync(connection, key, () => PublishAsync(connection, agenda, request));
            },
            cancellationToken);
    }

    private async Task<PublishCreneauxResponse> PublishAsync(
        DbConnection connection, AgendaPraticien agenda, PublishCreneauxRequest request)
    {
        var answer = new PublishCreneauxResponse();
        foreach (var (rank, told) in request.Creneaux.Index())
        {
            var start = ZonedStart.Read($"creneaux[{rank}].start", told.Start);
            if (start.Instant < time.GetUtcNow()) throw Refusal.Because(Reason.RendezVousPasse);
            var kept = Make(agenda, told, start, request.AllowDoubleBooking);
            if (!request.AllowDoubleBooking) await DemandFreeAsync(connection, kept);
            await store.InsertAsync(connection, kept);
            answer.Creneaux.Add(kept.Tell(isBusy: false));
        }

        return answer;
    }

    private static StoredCreneau Make(AgendaPraticien agenda, Creneau told, ZonedStart start, bool allowsOverlap)
    {
        var id = Guid.NewGuid();
        var end = start.Instant.AddMinutes(told.DurationMinutes);
        var slice = new TimeSlice(start.Instant.ToMicroseconds(), end.ToMicroseconds());
        var made = told.Clone();
        (made.CreneauId, made.Professional, made.Structure) = (id.ToString("D"), agenda.Professional, agenda.Structure);
        (made.Start, made.Capacity) = (start.ToContract(), Math.Max(told.Capacity, 1));
        (made.StartTime, made.EndTime) = (Instants.ToTimestamp(slice.StartsAt), Instants.ToTimestamp(slice.EndsAt));
        return new StoredCreneau(
            id, agenda.AgendaId, agenda.StructureHash, slice, Booked: 0, IsWithdrawn: false, allowsOverlap, made);
    }

    private async Task DemandFreeAsync(DbConnection connection, StoredCreneau kept)
    {
        var others = await AgendaConflicts.OfAgendaAsync(connection, kept.AgendaId, [kept.Slice], beside: null);
        if (others is [var other, ..]) AgendaConflicts.Refuse(other);
        var slots = await store.ListWithinAsync(connection, kept.AgendaId, kept.Slice);
        if (slots is [var slot, ..])
            AgendaConflicts.Refuse(new StoredTime { StartsAt = slot.Slice.StartsAt, EndsAt = slot.Slice.EndsAt });
    }
}
