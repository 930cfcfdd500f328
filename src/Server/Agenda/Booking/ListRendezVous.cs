using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>Lists when the appointments of an agenda take place: the own one, a colleague's, or what of a patient's the
/// caller may see.</summary>
internal sealed class ListRendezVous(
    OpenDossier openDossier,
    CallerSight sights,
    AgendaKeys keys,
    ListedPage page,
    DossierJournal journal,
    AgendaTraces traces,
    TimeProvider time)
{
    public async Task<ListRendezVousResponse> RunAsync(
        Caller caller, ListRendezVousRequest request, CancellationToken cancellationToken)
    {
        var period = AskedPeriod.Of(request.FromTime, request.ToTime, time.GetUtcNow());
        var sight = await sights.DemandAsync(caller.Session, cancellationToken);
        var agendaId = request.PsIdNat.Length > 0 ? keys.AgendaOf(request.PsIdNat) : sight.AgendaId;
        if (agendaId != sight.AgendaId) ChosenAgenda.DemandTied(sight);
        var patientId = request.Patient is null ? (Guid?)null : await PatientAsync(caller, request, cancellationToken);
        var listed = new ListedTimes(
            patientId ?? agendaId, patientId is null, period, ShowsSecret: true, request.IncludeCancelled, sight, caller);
        var told = await page.ReadAsync(listed, request.PageToken, PageSize.Of(request.PageSize), cancellationToken);
        if (patientId is null && agendaId != sight.OwnId) await traces.AppendAsync(caller, told.Patients, cancellationToken);
        return told.Answer;
    }

    private async Task<Guid> PatientAsync(
        Caller caller, ListRendezVousRequest request, CancellationToken cancellationToken)
    {
        var access = await openDossier.FindKnownAsync(
            caller, PatientRegister.DemandIns(request.Patient), cancellationToken);
        AgendaRight.Demand(access);
        if (request.PageToken.Length == 0)
            await journal.AppendAsync(access, new TracedAct(AgendaActs.Read), cancellationToken);
        return access.PatientId;
    }
}
