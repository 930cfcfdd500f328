using System.Data.Common;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>The appointments of a page, as far as their patients let the caller see them: whoever blocked a professional is
/// seen in no agenda by that one.</summary>
internal sealed class ShownRendezVous(Database database, RendezVousStore store, AuthorizationStore authorizations)
{
    /// <summary>Reads the page at once; each patient is asked about once.</summary>
    /// <param name="caller">Which professional asks; null for the patient's own side.</param>
    /// <param name="page">Which appointments. One that went with its patient meanwhile is left out.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Dictionary<Guid, StoredRendezVous>> ReadAsync(
        Caller? caller, IEnumerable<(Guid PatientId, Guid Id)> page, CancellationToken cancellationToken)
    {
        var patients = page.Distinct().GroupBy(one => one.PatientId, one => one.Id).ToList();
        if (patients.Count == 0) return Task.FromResult(new Dictionary<Guid, StoredRendezVous>());
        return database.ReadAsync(
            async connection =>
            {
                var shown = new Dictionary<Guid, StoredRendezVous>();
                foreach (var patient in patients)
                {
                    if (caller is not null && !await IsShownAsync(connection, caller, patient.Key)) continue;
                    foreach (var found in await store.ListAsync(connection, patient.Key, [.. patient]))
                        shown.Add(found.Id, found);
                }

                return shown;
            },
            cancellationToken);
    }

    private async Task<bool> IsShownAsync(DbConnection connection, Caller caller, Guid patientId)
    {
        if (caller.PatientId is { } only && only != patientId) return false;
        var standing = await authorizations.FindAsync(connection, patientId, caller.Session);
        return standing.Status != AuthorizationStatus.Interdit;
    }
}
