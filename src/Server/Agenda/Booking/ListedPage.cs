using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>Tells a page of times, earliest first, each with its appointment.</summary>
internal sealed class ListedPage(TimeStore times, ShownRendezVous shown, AgendaPage pages)
{
    public async Task<ToldPage> ReadAsync(
        ListedTimes listed, string pageToken, int size, CancellationToken cancellationToken)
    {
        var rows = await times.ListAsync(listed, pages.Open(listed.Name, pageToken), size + 1, cancellationToken);
        return await TellAsync(listed.Caller, listed.Name, rows, size, cancellationToken);
    }

    /// <param name="caller">The professional who asks; null for the patient's side.</param>
    /// <param name="list">What names the list.</param>
    /// <param name="rows">The rows of the page, and one more if there is.</param>
    /// <param name="size">How many the page holds.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ToldPage> TellAsync(
        Caller? caller, string list, IReadOnlyList<StoredTime> rows, int size, CancellationToken cancellationToken)
    {
        var page = rows.Take(size).ToList();
        var known = await shown.ReadAsync(caller, page.Select(row => row.Of), cancellationToken);
        var answer = new ListRendezVousResponse();
        foreach (var row in page)
        {
            if (!known.TryGetValue(row.Of.Id, out var found)) continue;
            answer.Occurrences.Add(new Occurrence
            {
                RendezVous = found.RendezVous,
                StartTime = Instants.ToTimestamp(row.StartsAt),
                EndTime = Instants.ToTimestamp(row.EndsAt),
            });
        }

        if (rows.Count > size) answer.NextPageToken = pages.Seal(list, rows[size - 1].StartsAt, rows[size - 1].RendezVousId);
        return new ToldPage(answer, [.. known.Values.Select(one => one.PatientId).Distinct()]);
    }
}
