using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Agenda.Changes;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Creneaux;

/// <summary>A person books a slot. The professional's agenda is held meanwhile: of two who want the last place, one gets
/// it.</summary>
internal sealed class BookCreneau(
    PersonDossier dossier,
    PersonRequests requests,
    CreneauStore store,
    AuthorizationStore authorizations,
    KeepRendezVous keep,
    PersonJournal journal,
    TimeProvider time)
{
    private const int DayBefore = 1440;

    public async Task<CreateRendezVousResponse> RunAsync(
        PersonCaller caller, BookCreneauRequest request, CancellationToken cancellationToken)
    {
        RendezVousRule.DemandText("description", request.Description, RendezVousRule.LongestDescription);
        var id = RendezVousRule.DemandId(request.CreneauId, Reason.CreneauIntrouvable);
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        return await requests.OnceAsync(
            access,
            request.RequestId,
            request,
            async connection =>
            {
                var creneau = await DemandAsync(connection, access, id);
                await DemandNotBlockedAsync(connection, access, creneau.Creneau);
                var made = await keep.CreateAsync(connection, EntryOf(access, request, creneau));
                await CreneauStore.CountAsync(connection, id, places: 1);
                await journal.AppendAsync(connection, access, new TracedAct(AgendaActs.Book));
                return made;
            },
            cancellationToken);
    }

    private async Task<StoredCreneau> DemandAsync(DbConnection connection, PersonAccess access, Guid id)
    {
        if (await store.FindAsync(connection, id) is not { } found) throw Refusal.Because(Reason.CreneauIntrouvable);
        await AgendaEventStore.LockAsync(connection, found.AgendaId);
        // Read again with the agenda held: what was there a moment ago may be somebody else's now.
        var creneau = (await store.FindAsync(connection, id))!;
        if (creneau.IsWithdrawn) throw Refusal.Because(Reason.CreneauIntrouvable);
        if (creneau.Slice.StartsAt <= time.GetUtcNow().ToMicroseconds()) throw Refusal.Because(Reason.RendezVousPasse);
        await DemandFirstAsync(connection, access, creneau);
        return creneau.Remaining > 0 ? creneau : throw Refusal.Because(Reason.CreneauComplet);
    }

    // One patient takes one place, and leaves the others to others.
    private static async Task DemandFirstAsync(DbConnection connection, PersonAccess access, StoredCreneau creneau)
    {
        var own = await TimeStore.ListOfPatientAsync(connection, access.PatientId, creneau.Slice);
        if (own.Exists(creneau.Holds)) throw Refusal.Because(Reason.CreneauDejaReserve);
    }

    private async Task DemandNotBlockedAsync(DbConnection connection, PersonAccess access, Creneau creneau)
    {
        if (creneau.Professional is not { } professional) return;
        var held = await authorizations.FindHeldAsync(
            connection, access.PatientId, access.Reader(), professional.PsIdNat);
        if (held?.Status == AuthorizationStatus.Interdit) throw Refusal.Because(Reason.AccesBloque);
    }

    private static Entry EntryOf(PersonAccess access, BookCreneauRequest request, StoredCreneau creneau)
    {
        var offered = creneau.Creneau;
        var told = new RendezVous
        {
            Patient = request.Patient,
            Kind = offered.Kind,
            Title = offered.Title,
            Place = offered.Place,
            Description = request.Description,
            Start = offered.Start,
            DurationMinutes = offered.DurationMinutes,
            ReminderMinutes = { DayBefore },
            RuleId = request.RuleId,
            CreneauId = offered.CreneauId,
        };
        var agenda = new AgendaPraticien(creneau.AgendaId, creneau.StructureHash, offered.Professional, offered.Structure);
        return new Entry(access.PatientId, told, agenda, AgendaSide.Patient, IsSecret: false, creneau.AllowsOverlap)
        {
            IsByRepresentative = access.IsRepresentative,
        };
    }
}
