using System.Data.Common;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Catalogue.Applications;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Sessions;

namespace MonEspaceSante.Server.Catalogue.Grants;

/// <summary>Traces what a person lets an application do, and tells the person: whoever had got into the account would let
/// one in unseen.</summary>
internal sealed class GrantJournal(PersonJournal journal)
{
    private const string Grant = "CATALOGUE.consentement.accorder";
    private const string Revoke = "CATALOGUE.consentement.retirer";

    public Task GrantedAsync(DbConnection connection, PersonAccess access, StoredGrant grant) =>
        AppendAsync(connection, access, grant, Grant);

    public Task RevokedAsync(DbConnection connection, PersonAccess access, StoredGrant grant) =>
        AppendAsync(connection, access, grant, Revoke);

    private async Task AppendAsync(DbConnection connection, PersonAccess access, StoredGrant grant, string act)
    {
        var name = (await ApplicationStore.FindAsync(connection, grant.ApplicationId))?.Application.Name ?? "";
        await journal.AppendAsync(
            connection,
            access,
            new TracedAct(act),
            new TracedApplication(grant.ApplicationId, name, grant.Purposes),
            new PatientNotice(NotificationKind.Autorisation));
    }
}
