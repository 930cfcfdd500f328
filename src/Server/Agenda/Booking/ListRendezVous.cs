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
    OpenDossier openDossier, AgendaKeys keys, ListedPage page, DossierJournal journal, AccessJournal accesses, TimeProvider time)
{
    public async Task<ListRendezVousResponse> RunAsync(
        Caller caller, ListRendezVousRequest request, CancellationToken cancellationToken)
    {
        var period = AskedPeriod.Of(request.FromTime, request.ToTime, time.GetUtcNow());
        var own = keys.Of(caller.Session);
        var agendaId = request.PsIdNat.Length > 0 ? keys.AgendaOf(request.PsIdNat) : own.AgendaId;
        var patientId = request.Patient is null ? (Guid?)null : await PatientAsync(caller, request, cancellationToken);
        var listed = new ListedTimes(
            patientId ?? agendaId, patientId is null, period, ShowsSecret: true, request.IncludeCancelled, own, caller);
        var told = await page.ReadAsync(listed, request.PageToken, PageSize.Of(request.PageSize), cancellationToken);
        if (patientId is null && agendaId != own.AgendaId) await TraceAsync(caller, told.Patients, cancellationToken);
        return told.Answer;
    }

    // What is in the own agenda is the caller's to look at; a colleague's is read like a dossier.
    private async Task TraceAsync(Caller caller, IEnumerable<Guid> patients, CancellationToken cancellationToken)
    {
        foreach (var patientId in patients)
            await accesses.AppendAsync(
                TracedAccess.Of(caller, patientId, new TracedAct(AgendaActs.Read)), cancellationToken);
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
