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
    private const int BatchSize = 500;

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
        var entries = new Dictionary<Guid, CalendarEntry>();
        var patients = new HashSet<Guid>();
        var after = new ListPlace(long.MinValue, []);
        List<StoredTime> rows;
        do
        {
            rows = await times.ListAsync(listed, after, BatchSize, cancellationToken);
            var unknown = rows.Select(row => row.Of).Where(one => !entries.ContainsKey(one.Id));
            foreach (var (id, found) in await shown.ReadAsync(listed.Caller, unknown, cancellationToken))
            {
                entries.Add(id, ExportedEntry.Of(found.RendezVous, withWords));
                patients.Add(found.PatientId);
            }

            if (rows.Count > 0) after = new ListPlace(rows[^1].StartsAt, rows[^1].RendezVousId);
        }
        while (rows.Count == BatchSize);
        if (listed is { Caller: { } caller, SeenFrom.IsOwn: false })
            await traces.AppendAsync(caller, patients, cancellationToken);
        await using var chunks = new ChunkResponses(answer, cancellationToken);
        await CalendarWriter.WriteAsync(entries.Values, chunks, name, cancellationToken);
        await chunks.SendAsync();
    }

    private AskedPeriod PeriodOf(Timestamp? from, Timestamp? to) =>
        AskedPeriod.Of(from, to, time.GetUtcNow().AddYears(-1), DefaultYears, LongestYears);
}
