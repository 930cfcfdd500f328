using System.Data.Common;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Demands a document that a person sees: what is hidden is refused like what is absent.</summary>
internal sealed class ShownDocument(Database database, DocumentStore documents)
{
    public Task<StoredDocument> DemandAsync(PersonAccess access, string uniqueId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => DemandAsync(connection, access, uniqueId), cancellationToken);

    public async Task<StoredDocument> DemandAsync(DbConnection connection, PersonAccess access, string uniqueId)
    {
        KnownDocument.DemandIdentifier(uniqueId);
        var stored = await documents.FindAsync(connection, access.PatientId, uniqueId);
        return stored is not null && PatientSight.Shows(access, stored.Document) ? stored : throw KnownDocument.Absent();
    }
}
