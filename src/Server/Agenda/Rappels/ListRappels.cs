using System.Data.Common;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Agenda.Patient;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Sessions;
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
        return await database.ReadAsync(
            async connection =>
            {
                var traits = (await dossiers.FindAsync(connection, patientId))?.Traits ?? new Traits();
                var told = await FixedAsync(connection, patientId, period, now, shows);
                if (hasRules)
                    told.AddRange((await reading.RunAsync(connection, patientId, traits, now, shows))
                        .Where(one => IsAsked(one, period)));
                return new ListRappelsResponse
                {
                    Rappels = { told.OrderBy(one => one.DueTime).ThenBy(one => one.RappelId, StringComparer.Ordinal) },
                };
            },
            cancellationToken);
    }

    private static bool IsAsked(Rappel one, AskedPeriod period)
    {
        var due = one.DueTime.ToDateTimeOffset();
        if (due >= period.To) return false;
        return due >= period.From || one.Status is RappelStatus.AFaire or RappelStatus.Planifie;
    }

    private async Task<List<Rappel>> FixedAsync(
        DbConnection connection,
        Guid patientId,
        AskedPeriod period,
        DateTimeOffset now,
        Func<StoredRendezVous, bool> shows)
    {
        var fixedOnes = await ReminderStore.ListOfAsync(connection, patientId, period);
        if (fixedOnes.Count == 0) return [];
        var ids = fixedOnes.Select(due => new Guid(due.RendezVousId)).Distinct().ToList();
        var known = (await store.ListAsync(connection, patientId, ids)).Where(shows).ToDictionary(kept => kept.Id);
        return
        [
            .. from due in fixedOnes
               where known.ContainsKey(new Guid(due.RendezVousId))
               select Tell(due, known[new Guid(due.RendezVousId)].RendezVous, now),
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
