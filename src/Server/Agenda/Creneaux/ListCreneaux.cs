using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Creneaux;

/// <summary>Lists the slots of a professional, with what is left of each.</summary>
internal sealed class ListCreneaux(
    Database database, CreneauStore store, AgendaKeys keys, AgendaPage pages, TimeProvider time)
{
    private const int BatchSize = 100;

    // A page costs no more, however few are free: it may be short where another follows.
    private const int MostBatches = 10;

    public Task<ListCreneauxResponse> RunAsync(
        Caller caller, ListCreneauxRequest request, CancellationToken cancellationToken) =>
        RunAsync(
            request.PsIdNat.Length > 0 ? keys.AgendaOf(request.PsIdNat) : keys.AgendaOf(caller.Session.ActorIdNat),
            request,
            cancellationToken);

    /// <summary>The same for a person, who sees those that can be booked.</summary>
    public Task<ListCreneauxResponse> FindAsync(FindCreneauxRequest request, CancellationToken cancellationToken) =>
        RunAsync(
            keys.AgendaOf(request.PsIdNat),
            new ListCreneauxRequest
            {
                FromTime = Later(request.FromTime),
                ToTime = request.ToTime,
                OnlyFree = true,
                PageSize = request.PageSize,
                PageToken = request.PageToken,
            },
            cancellationToken);

    private async Task<ListCreneauxResponse> RunAsync(
        Guid agendaId, ListCreneauxRequest request, CancellationToken cancellationToken)
    {
        var period = AskedPeriod.Of(request.FromTime, request.ToTime, time.GetUtcNow());
        var list = $"creneaux of {agendaId:N} {request.OnlyFree}";
        var size = PageSize.Of(request.PageSize);
        var after = pages.Open(list, request.PageToken);
        var answer = new ListCreneauxResponse();
        for (var batch = 0; batch < MostBatches; batch++)
        {
            var rows = await store.ListAsync(agendaId, period, !request.OnlyFree, after, BatchSize, cancellationToken);
            var busy = await BusyAsync(agendaId, rows, cancellationToken);
            foreach (var row in rows)
            {
                var told = row.Tell(busy.Contains(row.Id));
                if (request.OnlyFree && told.Busy) continue;
                if (answer.Creneaux.Count == size)
                {
                    answer.NextPageToken = pages.Seal(list, after.At, after.Key);
                    return answer;
                }

                answer.Creneaux.Add(told);
                after = new ListPlace(row.Slice.StartsAt, row.Id.ToByteArray());
            }

            if (rows.Count < BatchSize) return answer;
            after = new ListPlace(rows[^1].Slice.StartsAt, rows[^1].Id.ToByteArray());
        }

        answer.NextPageToken = pages.Seal(list, after.At, after.Key);
        return answer;
    }

    private async Task<HashSet<Guid>> BusyAsync(
        Guid agendaId, List<StoredCreneau> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0) return [];
        var around = new TimeSlice(rows.Min(row => row.Slice.StartsAt), rows.Max(row => row.Slice.EndsAt));
        var others = await database.ReadAsync(
            connection => TimeStore.ListOfAgendaAsync(connection, agendaId, around), cancellationToken);
        return rows.Where(row => !row.AllowsOverlap && others.Exists(other => other.Slice.Overlaps(row.Slice) && !row.Holds(other)))
            .Select(row => row.Id).ToHashSet();
    }

    // What has begun can no longer be booked.
    private Timestamp Later(Timestamp? from)
    {
        var now = time.GetUtcNow();
        return (AskedInstant.Of("from_time", from) is { } asked && asked > now ? asked : now).ToTimestamp();
    }
}
