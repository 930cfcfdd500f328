using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Messagerie.Regles;

namespace MonEspaceSante.Server.Messagerie.Boites;

/// <summary>To whom a patient may write first: the mailbox of a pharmacy that dispensed to them of late.</summary>
internal sealed class DispensingPharmacy(
    DirectoryBoites directory, DocumentStore documents, MessagerieRules rules, TimeProvider time)
{
    private const int BatchSize = 100;

    /// <exception cref="MonEspaceSanteException">PATIENT_NON_INITIATEUR.</exception>
    public async Task DemandAsync(
        PersonAccess patient, IReadOnlyList<Addressee> addressees, CancellationToken cancellationToken)
    {
        if (addressees is [{ IsPatient: false } only]
            && await directory.StructureOfAsync(only.Correspondent.Mailbox.Address, cancellationToken) is { } structure
            && await HasDispensedAsync(patient, structure, cancellationToken))
            return;
        throw Refusal.Because(Reason.PatientNonInitiateur);
    }

    private async Task<bool> HasDispensedAsync(PersonAccess patient, string structure, CancellationToken cancellationToken)
    {
        var since = new DocumentSelection { SubmittedFrom = time.GetUtcNow().AddMonths(-rules.Pharmacy.Mois) };
        var before = long.MaxValue;
        List<StoredDocument> rows;
        do
        {
            rows = await documents.ListAsync(patient.PatientId, since, before, BatchSize, cancellationToken);
            // What the patient may not see must not show by what the patient may do.
            if (rows.Exists(row => PatientSight.Shows(patient, row.Document) && IsDispensation(row.Document, structure)))
                return true;
            if (rows.Count > 0) before = rows[^1].Seq;
        }
        while (rows.Count == BatchSize);
        return false;
    }

    private bool IsDispensation(Document document, string structure) =>
        document.Origin == DocumentOrigin.Professionnel
        && rules.Pharmacy.Types.Contains(document.Metadata.Type.Code_)
        && rules.Pharmacy.Lieux.Contains(document.Metadata.FacilityType.Code_)
        && document.Metadata.Authors.Any(author => author.Structure?.StructIdNat == structure);
}
