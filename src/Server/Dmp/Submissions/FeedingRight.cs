using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Habilitation;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>Who may feed a dossier: as a professional or a structure (TD2.1), or as a secretary (TD2.2).</summary>
internal sealed class FeedingRight(DossierRights rights)
{
    public void Demand(DossierAccess access) => TransactionOf(access);

    /// <summary>The transaction that a submission of the caller is.</summary>
    public string TransactionOf(DossierAccess access) =>
        rights.Of(access, Transactions.Submit) != Grant.Denied ? Transactions.Submit
        : rights.Of(access, Transactions.SubmitAsSecretary) != Grant.Denied ? Transactions.SubmitAsSecretary
        : throw Refusal.Because(Reason.DroitInsuffisant, "transaction", Transactions.Submit);
}
