using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Catalogue.Applications;
using MonEspaceSante.Server.Catalogue.Grants;
using MonEspaceSante.Server.Catalogue.Pairing;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Demands, as often as it is asked, all that lets an application in: its certificate, its state, the account, the
/// dossier, the grant and its scope.</summary>
internal sealed class DemandGrant(
    CertificateVerifier certificates,
    Database database,
    GrantStore grants,
    ApplicationStore applications,
    DossierStore dossiers,
    TimeProvider time)
{
    /// <param name="caller">Who.</param>
    /// <param name="scope">What for; null for what every grant allows.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<GrantedAccess> RunAsync(
        ApplicationCaller caller, GrantScope? scope, CancellationToken cancellationToken)
    {
        await certificates.DemandAuthenticationAsync(caller.Certificate, cancellationToken);
        var found = await database.ReadAsync(connection => FindAsync(connection, caller), cancellationToken);
        // What ended by itself is kept as it is first seen: no clock that is put back gives it again.
        if (found.Ending != found.Access.Grant.Ending)
            await grants.EndAsync(found.Access.Grant, found.Ending, time.GetUtcNow(), cancellationToken);
        return Judge(found, scope);
    }

    /// <summary>The same in a write that holds the dossier's row: it is judged on what stands when it commits. Who suspends the
    /// application or ends the grant meanwhile is answered after the write.</summary>
    public async Task<GrantedAccess> AgainAsync(DbConnection connection, GrantedAccess access, GrantScope scope)
    {
        var application = await applications.HoldAsync(connection, access.Grant.ApplicationId);
        var grant = await grants.LockAsync(connection, access.Grant);
        return Judge(await FindAsync(connection, access.Caller, grant, application), scope);
    }

    private async Task<Found> FindAsync(DbConnection connection, ApplicationCaller caller)
    {
        var grant = await grants.FindAsync(connection, caller.GrantId);
        var application = grant is null ? null : await ApplicationStore.FindAsync(connection, grant.ApplicationId);
        return await FindAsync(connection, caller, grant, application);
    }

    private async Task<Found> FindAsync(
        DbConnection connection, ApplicationCaller caller, StoredGrant? grant, StoredApplication? stored)
    {
        if (grant is null || stored is null || !PublisherCertificate.IsOf(caller.Certificate, stored.Application))
            throw Refusal.Because(Reason.AppairageInvalide);
        var compte = await CompteStore.FindAsync(connection, grant.PatientId);
        var dossier = await dossiers.FindAsync(connection, grant.PatientId);
        var access = new GrantedAccess(caller, grant, stored.Application, stored.SignalId);
        return new Found(access, compte, dossier, grant.EndingAt(time.GetUtcNow(), compte));
    }

    private static GrantedAccess Judge(Found found, GrantScope? scope)
    {
        ApplicationState.DemandReferenced(found.Access.Application);
        if (found.Compte.Status == CompteStatus.Clos) throw Refusal.Because(Reason.CompteClos);
        if (found.Compte.Status != CompteStatus.Actif) throw Refusal.Because(Reason.CompteNonActif);
        OpenDossier.DemandActive(found.Dossier?.Status ?? default);
        if (found.Ending == GrantEnding.Expired) throw Refusal.Because(Reason.ConsentementExpire);
        if (found.Ending != GrantEnding.None) throw Refusal.Because(Reason.ConsentementRetire);
        if (scope is { } asked && !found.Access.Grant.Scopes.Contains(asked))
            throw Refusal.Because(Reason.PorteeNonAccordee, "scope", WireName.Of(asked));
        return found.Access;
    }

    private sealed record Found(GrantedAccess Access, CompteTitulaire Compte, StoredDossier? Dossier, GrantEnding Ending);
}
