using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Dmp.Decisions;

namespace MonEspaceSante.Server.Catalogue;

/// <summary>What the catalogue keeps of a patient goes with the dossier.</summary>
internal sealed class CatalogueErasure : IErasedWithDossier
{
    public Task EraseAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteAsync(
            """
            DELETE FROM pairing_code WHERE patient_id = @id;
            DELETE FROM catalogue_grant WHERE patient_id = @id;
            DELETE FROM measure WHERE patient_id = @id
            """,
            new { id = patientId.ToByteArray() });
}
