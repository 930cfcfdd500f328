using System.Data.Common;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Agenda.Patient;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>Lists what a patient is, and will be, reminded of.</summary>
internal sealed class ListRappels(
    Database database,
    PersonDossier personDossier,
    OpenDossier openDossier,
    DossierStore dossiers,
    RendezVousStore store,
    RappelReading reading,
    CallerSight sights,
    AgendaPage pages,
    DossierJournal journal,
    TimeProvider time)
{
    /// <summary>To the patient, or who represents the patient.</summary>
    public async Task<ListRappelsResponse> RunAsync(
        PersonCaller caller, ListRappelsRequest request, CancellationToken cancellationToken)
    {
        var access = await personDossier.DemandAsync(caller, request.Patient, cancellationToken);
        return await ReadAsync(
            access.PatientId, request, hasRules: true, one => OwnAgenda.Shows(access, one), cancellationToken);
    }

    /// <summary>To a professional: those of the own agenda, and the rules' where the patient lets the dossier be read.</summary>
    public async Task<ListRappelsResponse> RunAsync(
        Caller caller, ListRappelsRequest request, CancellationToken cancellationToken)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        var access = await openDossier.FindKnownAsync(caller, patient, cancellationToken);
        AgendaRight.Demand(access);
        var sight = await sights.DemandAsync(caller.Session, cancellationToken);
        var answer = await ReadAsync(
            access.PatientId, request, PatientDecision.IsReadable(access), sight.Sees, cancellationToken);
        if (request.PageToken.Length == 0)
            await journal.AppendAsync(access, new TracedAct(AgendaActs.ReadRappels), cancellationToken);
        return answer;
    }

    private async Task<ListRappelsResponse> ReadAsync(
        Guid patientId,
        ListRappelsRequest request,
        bool hasRules,
        Func<StoredRendezVous, bool> shows,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var period = AskedPeriod.Of(request.FromTime, request.ToTime, now);
        var (list, size) = ($"rappels {patientId:N} {hasRules}", PageSize.Of(request.PageSize));
        var place = RappelPlace.Read(pages.Open(list, request.PageToken));
        var told = await database.ReadAsync(
            async connection =>
            {
                var fixedOnes = await FixedAsync(connection, patientId, period, place, size + 1, now, shows);
                return hasRules
                    ? [.. fixedOnes, .. await RulesAsync(connection, patientId, period, place, now, shows)]
                    : fixedOnes;
            },
            cancellationToken);
        // Stable: what is due at one instant stays in the order of its kind.
        var page = told.OrderBy(one => one.DueAt).Take(size).ToList();
        return new ListRappelsResponse
        {
            Rappels = { page.Select(one => one.Told).OfType<Rappel>() },
            NextPageToken = told.Count > size ? pages.Seal(list, page[^1].DueAt, page[^1].Key) : "",
        };
    }

    private async Task<IEnumerable<PlacedRappel>> RulesAsync(
        DbConnection connection,
        Guid patientId,
        AskedPeriod period,
        RappelPlace place,
        DateTimeOffset now,
        Func<StoredRendezVous, bool> shows)
    {
        var traits = (await dossiers.FindAsync(connection, patientId))?.Traits ?? new Traits();
        var all = await reading.RunAsync(connection, patientId, traits, now, shows);
        return
            from one in all.OrderBy(one => one.RappelId, StringComparer.Ordinal)
            let dueAt = one.DueTime.ToDateTimeOffset().ToMicroseconds()
            where IsAsked(one, period) && place.IsBefore(dueAt, one.RappelId)
            select new PlacedRappel(dueAt, RappelPlace.KeyOf(one.RappelId), one);
    }

    private static bool IsAsked(Rappel one, AskedPeriod period)
    {
        var due = one.DueTime.ToDateTimeOffset();
        if (due >= period.To) return false;
        return due >= period.From || one.Status is RappelStatus.AFaire or RappelStatus.Planifie;
    }

    private async Task<List<PlacedRappel>> FixedAsync(
        DbConnection connection,
        Guid patientId,
        AskedPeriod period,
        RappelPlace place,
        int count,
        DateTimeOffset now,
        Func<StoredRendezVous, bool> shows)
    {
        var fixedOnes = await ReminderStore.ListOfAsync(connection, patientId, period, place.After, count);
        var ids = fixedOnes.Select(due => new Guid(due.RendezVousId)).Distinct().ToList();
        var known = (await store.ListAsync(connection, patientId, ids)).Where(shows).ToDictionary(kept => kept.Id);
        return
        [
            .. from due in fixedOnes
               let found = known.GetValueOrDefault(new Guid(due.RendezVousId))
               select new PlacedRappel(
                   due.DueAt, RappelPlace.KeyOf(due), found is null ? null : Tell(due, found.RendezVous, now)),
        ];
    }

    private static Rappel Tell(DueReminder due, RendezVous told, DateTimeOffset now) => new()
    {
        RappelId = $"{told.RendezVousId}/{due.StartsAt}/{due.DueAt}",
        Kind = RappelKind.RendezVous,
        Title = told.Title,
        Status = due.DueAt > now.ToMicroseconds() ? RappelStatus.AVenir : RappelStatus.AFaire,
        DueTime = Instants.ToTimestamp(due.DueAt),
        RendezVousId = told.RendezVousId,
    };
}
