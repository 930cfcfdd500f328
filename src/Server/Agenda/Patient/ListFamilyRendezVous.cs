using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp;

namespace MonEspaceSante.Server.Agenda.Patient;

/// <summary>Lists what the family has: who signed in, and the minors whom that one represents, as far as their accounts are
/// active.</summary>
internal sealed class ListFamilyRendezVous(
    CompteStore comptes,
    RepresentativeStore representatives,
    TimeStore times,
    AgendaPage pages,
    ListedPage page,
    TimeProvider time)
{
    public async Task<ListRendezVousResponse> RunAsync(
        PersonCaller caller, ListFamilyRendezVousRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var period = AskedPeriod.Of(request.FromTime, request.ToTime, now);
        var list = $"family of {caller.PatientId:N}";
        var after = pages.Open(list, request.PageToken);
        var size = PageSize.Of(request.PageSize);
        var rows = new List<StoredTime>();
        var minors = await representatives.ListMinorsAsync(caller.PatientId, now, cancellationToken);
        foreach (var patientId in minors.Prepend(caller.PatientId))
        {
            if ((await comptes.FindAsync(patientId, cancellationToken)).Status != CompteStatus.Actif) continue;
            var listed = new ListedTimes(
                patientId, IsOfAgenda: false, period, patientId == caller.PatientId, ShowsCancelled: false, SeenFrom: null);
            rows.AddRange(await times.ListAsync(listed, after, size + 1, cancellationToken));
        }

        var merged = rows.OrderBy(row => row.StartsAt).ThenBy(row => row.RendezVousId, ByBytes).Take(size + 1).ToList();
        return (await page.TellAsync(caller: null, list, merged, size, cancellationToken)).Answer;
    }

    // As both engines compare them.
    private static Comparer<byte[]> ByBytes { get; } =
        Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));
}
