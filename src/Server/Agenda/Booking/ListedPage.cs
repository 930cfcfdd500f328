using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>Tells a page of times, earliest first, each with its appointment.</summary>
internal sealed class ListedPage(TimeStore times, RendezVousStore store, AgendaPage pages)
{
    public async Task<ListRendezVousResponse> ReadAsync(
        ListedTimes listed, string pageToken, int size, CancellationToken cancellationToken)
    {
        var rows = await times.ListAsync(listed, pages.Open(listed.Name, pageToken), size + 1, cancellationToken);
        return await TellAsync(listed.Name, rows, size, cancellationToken);
    }

    /// <param name="list">What names the list.</param>
    /// <param name="rows">The rows of the page, and one more if there is.</param>
    /// <param name="size">How many the page holds.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ListRendezVousResponse> TellAsync(
        string list, IReadOnlyList<StoredTime> rows, int size, CancellationToken cancellationToken)
    {
        var known = new Dictionary<Guid, RendezVous>();
        var answer = new ListRendezVousResponse();
        foreach (var row in rows.Take(size))
        {
            var id = new Guid(row.RendezVousId);
            if (!known.TryGetValue(id, out var rendezVous))
            {
                // One that went with its patient meanwhile is no longer there to be told.
                if (await store.FindAsync(new Guid(row.PatientId), id, cancellationToken) is not { } found) continue;
                known.Add(id, rendezVous = found.RendezVous);
            }

            answer.Occurrences.Add(new Occurrence
            {
                RendezVous = rendezVous,
                StartTime = Instants.ToTimestamp(row.StartsAt),
                EndTime = Instants.ToTimestamp(row.EndsAt),
            });
        }

        if (rows.Count > size) answer.NextPageToken = pages.Seal(list, rows[size - 1].StartsAt, rows[size - 1].RendezVousId);
        return answer;
    }
}
