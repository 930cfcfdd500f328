using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Demands a document whose existence the caller may know: one it answers for, or may see.</summary>
internal sealed class KnownDocument(Database database, DocumentStore documents, DossierRights rights)
{
    public Task<StoredDocument> DemandAsync(DossierAccess access, string uniqueId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => DemandAsync(connection, access, uniqueId), cancellationToken);

    public async Task<StoredDocument> DemandAsync(DbConnection connection, DossierAccess access, string uniqueId)
    {
        DemandIdentifier(uniqueId);
        var stored = await documents.FindAsync(connection, access.PatientId, uniqueId);
        // What the caller may not see is refused like what is absent: its existence is part of what is hidden.
        return stored is not null && IsKnown(access, stored.Document)
            ? stored
            : throw Absent();
    }

    public static void DemandIdentifier(string uniqueId)
    {
        if (uniqueId.Length == 0)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("unique_id", "identifiant attendu"));
    }

    public static MonEspaceSanteException Absent() =>
        Refusal.Because(Reason.DocumentIntrouvable, new Violation("unique_id", "absent du dossier"));

    private bool IsKnown(DossierAccess access, Document document) =>
        SenderRule.IsResponsible(access.Session, document.Metadata)
        || (PatientDecision.IsReadable(access) && rights.Lists(access, document));
}
