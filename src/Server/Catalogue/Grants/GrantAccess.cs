using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Catalogue.Applications;
using MonEspaceSante.Server.Catalogue.Pairing;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Parameters;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Grants;

/// <summary>A person lets an application in, for chosen scopes and purposes. What the same application was let do before
/// ends: the last word of the patient is the one that counts.</summary>
internal sealed class GrantAccess(
    DemandPerson persons,
    CatalogueRequests requests,
    GrantStore grants,
    ApplicationStore applications,
    PairingCodes codes,
    GrantJournal journal,
    ParametersFile parameters,
    Database database,
    TimeProvider time)
{
    private const int LongestConsent = 5_000;

    public async Task<GrantAccessResponse> RunAsync(
        PersonCaller caller, GrantAccessRequest request, CancellationToken cancellationToken)
    {
        GrantChoice.Demand(request.Scopes, "scopes");
        GrantChoice.Demand(request.Purposes, "purposes");
        TellingText.Demand(request.ConsentText, "consent_text", LongestConsent);
        var access = await persons.RunActiveAsync(caller, request.Patient, cancellationToken);
        CompteTitulaire? compte = null;
        return await requests.OnceAsync(
            new Asked($"personne {caller.PatientId:N}", access.PatientId),
            request.RequestId,
            request,
            async connection => compte = await CompteStore.LockAsync(connection, access.PatientId),
            connection => GrantAsync(connection, access with { Compte = compte! }, request),
            cancellationToken);
    }

    private async Task<GrantAccessResponse> GrantAsync(
        DbConnection connection, PersonAccess access, GrantAccessRequest request)
    {
        if (access.Compte is not { Status: CompteStatus.Actif, ActivatedAt: { } activatedAt })
            throw Refusal.Because(Reason.CompteNonActif);
        // As instants are kept: what is answered now is what will be read.
        var now = Instants.FromMicroseconds(time.GetUtcNow().ToMicroseconds());
        if (access.IsRepresentative && !access.Compte.IsMinor(now)) throw Refusal.Because(Reason.PersonneNonRepresentee);
        DemandOffered((await applications.HoldAsync(connection, request.ApplicationId))?.Application, request);
        var grant = new StoredGrant
        {
            PatientId = access.PatientId,
            GrantId = Guid.NewGuid(),
            ApplicationId = request.ApplicationId,
            Scopes = [.. request.Scopes.Distinct().Order()],
            Purposes = [.. request.Purposes.Distinct().Order()],
            GrantedBy = access.Caller.PatientId,
            Patient = access.Patient,
            Consent = request.ConsentText,
            ActivatedAt = activatedAt,
            GrantedAt = now,
            ExpiresAt = now + parameters.Current.DureeConsentementApplication,
        };
        await GrantStore.EndAllOfAsync(connection, grant.PatientId, grant.ApplicationId, GrantEnding.Replaced, now);
        await grants.InsertAsync(connection, grant);
        await journal.GrantedAsync(connection, access, grant);
        // What the application had under way by the grant that this one replaces ends.
        await database.SignalAsync(connection, grant.PatientId);
        return new GrantAccessResponse
        {
            Grant = grant.ToContract(),
            PairingCode = await codes.DrawAsync(connection, grant, now),
        };
    }

    private static void DemandOffered(Application? application, GrantAccessRequest request)
    {
        if (application is null) throw Refusal.Because(Reason.ApplicationInconnue);
        ApplicationState.DemandReferenced(application);
        if (request.Scopes.Except(application.Scopes).Any())
            throw Refusal.Because(Reason.PorteeNonPrevue, new Violation("scopes", "au-delà de ce que l'application demande"));
        if (request.Purposes.Except(application.Purposes).Any())
            throw Refusal.Because(Reason.PorteeNonPrevue, new Violation("purposes", "au-delà de ce que l'application demande"));
    }
}
