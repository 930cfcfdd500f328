using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp;

namespace MonEspaceSante.Server.Agenda.Patient;

/// <summary>Lists when the appointments of a person take place.</summary>
internal sealed class ListOwnRendezVous(PersonDossier dossier, ListedPage page, TimeProvider time)
{
    public async Task<ListRendezVousResponse> RunAsync(
        PersonCaller caller, ListRendezVousRequest request, CancellationToken cancellationToken)
    {
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        var period = AskedPeriod.Of(request.FromTime, request.ToTime, time.GetUtcNow());
        var listed = Of(access, period) with { ShowsCancelled = request.IncludeCancelled };
        return (await page.ReadAsync(listed, request.PageToken, PageSize.Of(request.PageSize), cancellationToken)).Answer;
    }

    /// <summary>What a person sees of an agenda in a period, what was cancelled left out.</summary>
    public static ListedTimes Of(PersonAccess access, AskedPeriod period) => new(
        access.PatientId, IsOfAgenda: false, period, !access.IsRepresentative, ShowsCancelled: false, SeenFrom: null);
}
