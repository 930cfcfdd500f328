using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Habilitation;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>The transactions that a caller may make on a dossier now, by their national names.</summary>
internal sealed class GrantedTransactions(DossierRights rights)
{
    // Lists of dossiers, searches without INS and the browser's path are made on no dossier.
    private static readonly (string National, bool Reads, string[] Rows)[] OnADossier =
    [
        ("TD0.2", false, [Transactions.CheckDossier]),
        ("TD0.3", false,
            [Transactions.AddAuthorization, Transactions.RemoveAuthorization, Transactions.DropMedecinTraitant]),
        ("TD1.3a", false, [Transactions.AdministrativeData]),
        ("TD1.6", true, [Transactions.ListAuthorizations]),
        ("TD2.1", false, [Transactions.Submit]),
        ("TD2.2", false, [Transactions.SubmitAsSecretary]),
        ("TD3.1", true, [Transactions.Search]),
        ("TD3.1b", false, [Transactions.FindReference]),
        ("TD3.2", true, [Transactions.Retrieve]),
        ("TD3.3a", true, [Transactions.Mask, Transactions.Unmask]),
        ("TD3.3b", true, [Transactions.Disclose]),
        ("TD3.3c", false, [Transactions.Delete, Transactions.DeletePatientDocument]),
        ("TD3.3d", true, [Transactions.Archive, Transactions.ArchivePatientDocument]),
    ];

    public IEnumerable<string> Of(DossierAccess access) =>
        from transaction in OnADossier
        where !transaction.Reads || PatientDecision.IsReadable(access)
        where transaction.National != "TD0.3" || access.Authorization.Status != AuthorizationStatus.Interdit
        where transaction.Rows.Any(row => rights.Of(access, row) != Grant.Denied)
        select transaction.National;
}
