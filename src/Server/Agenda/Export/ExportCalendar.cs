using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Agenda;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Agenda.Patient;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda.Export;

/// <summary>Streams an agenda as iCalendar. What was cancelled is told as such: calendar programs remove it.</summary>
internal sealed class ExportCalendar(
    TimeStore times,
    ShownRendezVous shown,
    CallerSight sights,
    AgendaTraces traces,
    PersonDossier dossier,
    TimeProvider time)
{
    private const int DefaultYears = 2;
    private const int LongestYears = 10;
    private const int BatchSize = 100;

    // No appointment begins earlier: zones are described from then on.
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>To a professional, the own agenda.</summary>
    public async Task RunAsync(
        Caller caller,
        ExportCalendarRequest request,
        IServerStreamWriter<ExportCalendarResponse> answer,
        CancellationToken cancellationToken)
    {
        var sight = await sights.DemandAsync(caller.Session, cancellationToken);
        var listed = new ListedTimes(
            sight.AgendaId, IsOfAgenda: true, PeriodOf(request.FromTime, request.ToTime), true, ShowsCancelled: true, sight, caller);
        await WriteAsync(listed, "Agenda", withWords: false, answer, cancellationToken);
    }

    /// <summary>To a person.</summary>
    public async Task RunAsync(
        PersonCaller caller,
        ExportOwnCalendarRequest request,
        IServerStreamWriter<ExportCalendarResponse> answer,
        CancellationToken cancellationToken)
    {
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        var listed = ListOwnRendezVous.Of(access, PeriodOf(request.FromTime, request.ToTime)) with { ShowsCancelled = true };
        await WriteAsync(listed, "Mon espace santé", withWords: true, answer, cancellationToken);
    }

    private async Task WriteAsync(
        ListedTimes listed,
        string name,
        bool withWords,
        IServerStreamWriter<ExportCalendarResponse> answer,
        CancellationToken cancellationToken)
    {
        await using var chunks = new ChunkResponses(answer, cancellationToken);
        await CalendarWriter.WriteAsync(
            EntriesAsync(listed, withWords, cancellationToken), chunks, Earliest, name, cancellationToken);
        await chunks.SendAsync();
    }

    // Page by page: an agenda of years is never held whole.
    private async IAsyncEnumerable<CalendarEntry> EntriesAsync(
        ListedTimes listed, bool withWords, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var traced = new HashSet<Guid>();
        var after = new ListPlace(long.MinValue, []);
        List<StoredTime> rows;
        do
        {
            rows = await times.ListFirstAsync(listed, after, BatchSize, cancellationToken);
            var found = await shown.ReadAsync(listed.Caller, rows.Select(row => row.Of), cancellationToken);
            if (listed is { Caller: { } caller, SeenFrom.IsOwn: false })
            {
                var unseen = found.Values.Select(one => one.PatientId).Where(traced.Add).ToList();
                await traces.AppendAsync(caller, unseen, cancellationToken);
            }

            foreach (var entry in found.Values.SelectMany(one => ExportedEntry.Of(one.RendezVous, withWords)))
                yield return entry;
            if (rows.Count > 0) after = new ListPlace(rows[^1].StartsAt, rows[^1].RendezVousId);
        }
        while (rows.Count == BatchSize);
    }

    private AskedPeriod PeriodOf(Timestamp? from, Timestamp? to) =>
        AskedPeriod.Of(from, to, time.GetUtcNow().AddYears(-1), DefaultYears, LongestYears);
}
