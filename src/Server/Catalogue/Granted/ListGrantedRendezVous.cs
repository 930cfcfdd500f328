using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Agenda;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Dmp;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Lists to an application when the appointments of the patient who let it in take place.</summary>
internal sealed class ListGrantedRendezVous(
    GrantedAgenda agenda, ListedPage page, GrantedJournal journal, TimeProvider time)
{
    public async Task<ListRendezVousResponse> RunAsync(
        ApplicationCaller caller, ListRendezVousRequest request, CancellationToken cancellationToken)
    {
        var access = await agenda.DemandAsync(caller, GrantScope.LireAgenda, request.Patient, cancellationToken);
        var listed = new ListedTimes(
            access.PatientId,
            IsOfAgenda: false,
            AskedPeriod.Of(request.FromTime, request.ToTime, time.GetUtcNow()),
            ShowsSecret: !access.Grant.IsByRepresentative,
            request.IncludeCancelled,
            SeenFrom: null);
        var answer = (await page.ReadAsync(listed, request.PageToken, PageSize.Of(request.PageSize), cancellationToken)).Answer;
        await journal.AppendAsync(access, new TracedAct(GrantedActs.ReadAgenda), cancellationToken);
        // Nobody is told what was read of an agenda whose grant ended on the way.
        await agenda.DemandAsync(caller, GrantScope.LireAgenda, named: null, cancellationToken);
        return answer;
    }
}
