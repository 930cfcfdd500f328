using System.Data.Common;
using MonEspaceSante.Server.Dmp.Decisions;

namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>Whoever activates an account is reminded of what comes due from then on.</summary>
internal sealed class EnrolPatient(TimeProvider time) : IOpenedWithDossier
{
    public Task OpenAsync(DbConnection connection, Guid patientId) =>
        RappelScheduleStore.EnrolAsync(connection, patientId, time.GetUtcNow());
}
