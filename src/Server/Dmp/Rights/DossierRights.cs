using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Habilitation;

namespace MonEspaceSante.Server.Dmp.Rights;

/// <summary>What the matrices grant a caller in one dossier.</summary>
internal sealed class DossierRights(FunctionalMatrix matrix, DocumentMatrix documentMatrix)
{
    public Grant Of(DossierAccess access, string transaction) => matrix.Of(
        access.Session,
        // The matrix has no column for a médecin traitant in a regulation: there a doctor is a doctor.
        access.Authorization.IsMedecinTraitant && access.Caller.Mode != AccessMode.Centre15,
        access.Caller.Mode,
        transaction);

    public void Demand(DossierAccess access, string transaction)
    {
        if (Of(access, transaction) == Grant.Denied)
            throw Refusal.Because(Reason.DroitInsuffisant, "transaction", transaction);
    }

    /// <summary>Whether a transaction is granted on a document.</summary>
    public bool Covers(DossierAccess access, string transaction, DocumentMetadata document) =>
        Of(access, transaction) switch
        {
            Grant.Granted => true,
            Grant.OwnDocuments or Grant.OwnStructure => SenderRule.IsResponsible(access.Session, document),
            _ => false,
        };

    /// <summary>Demands that a caller who knows of a document may change it.</summary>
    public void DemandChange(DossierAccess access, string transaction, Document document)
    {
        if (Covers(access, transaction, document.Metadata)) return;
        if (Of(access, transaction) == Grant.Denied && !IsKeptForMedecinTraitant(access, transaction))
            throw Refusal.Because(Reason.DroitInsuffisant, "transaction", transaction);
        throw Refusal.Because(Reason.ModificationInterdite, "transaction", transaction);
    }

    /// <summary>Whether a document is listed to the caller. TD3.1.</summary>
    public bool Lists(DossierAccess access, Document document) => Shows(access, document, Transactions.Search);

    /// <summary>Whether the caller may read a document. TD3.2.</summary>
    public bool Reads(DossierAccess access, Document document) => Shows(access, document, Transactions.Retrieve);

    private bool IsKeptForMedecinTraitant(DossierAccess access, string transaction) =>
        matrix.Allows(access.Session.Mode, transaction)
        && matrix.Of(MatrixActor.MedecinTraitant, access.Caller.Mode, transaction) != Grant.Denied;

    private bool Shows(DossierAccess access, Document document, string transaction)
    {
        if (document.Status == DocumentStatus.Deleted) return false;
        if (document.Visibility.HiddenFromProfessionals) transaction = Transactions.RetrieveMasked;
        if (!Covers(access, transaction, document.Metadata)) return false;
        return documentMatrix.MayRead(access.Session.Professional.Profession, document.Metadata.Type.Code_)
            || (documentMatrix.AuthorReads && SenderRule.IsResponsible(access.Session, document.Metadata));
    }
}
