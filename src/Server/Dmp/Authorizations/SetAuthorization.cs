using System.Data.Common;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Parameters;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Authorizations;

/// <summary>Gives or withdraws the caller's authorisation, or the care team's. TD0.3.</summary>
internal sealed class SetAuthorization(
    DossierRights rights,
    AuthorizationStore authorizations,
    AnsweredRequests answeredRequests,
    ParametersFile parameters,
    DossierJournal journal,
    Database database,
    TimeProvider time)
{
    private const string National = "TD0.3";

    public Task<Authorization> RunAsync(
        Caller caller, Ins patient, SetAuthorizationRequest request, CancellationToken cancellationToken) =>
        answeredRequests.OnceAsync(
            caller,
            patient,
            request.RequestId,
            request,
            (connection, access) => SetAsync(connection, access, request),
            cancellationToken);

    private async Task<Authorization> SetAsync(
        DbConnection connection, DossierAccess access, SetAuthorizationRequest request)
    {
        var transaction = TransactionOf(request);
        rights.Demand(access, transaction);
        if (access.Authorization.Status == AuthorizationStatus.Interdit) throw Refusal.Because(Reason.AccesBloque);
        var holder = AuthorizationHolding.Of(access.Session, request);
        var held = await authorizations.FindHeldAsync(connection, access.PatientId, holder.IdNat);
        var answer = transaction == Transactions.AddAuthorization
            ? await GiveAsync(connection, access, holder, held, request)
            : await TakeAsync(connection, access, holder, held, transaction);
        await journal.AppendAsync(
            connection, access, new TracedAct(National), new PatientNotice(NotificationKind.Autorisation));
        // Whoever watches is asked for its right again: a withdrawal takes effect at once.
        await database.SignalAsync(connection, access.PatientId);
        return answer;
    }

    private async Task<Authorization> GiveAsync(
        DbConnection connection,
        DossierAccess access,
        AuthorizationHolding holder,
        Authorization? held,
        SetAuthorizationRequest request)
    {
        ConsentRule.Demand(request.Consent);
        var takesThePart = request.Role == AuthorizationRole.MedecinTraitant;
        if (takesThePart) AuthorizationHolding.DemandDoctor(access.Session);
        var now = Now();
        var given = holder.ToAuthorization(AuthorizationStatus.Valide);
        given.IsMedecinTraitant = takesThePart || held is { IsMedecinTraitant: true };
        given.StartTime = held?.StartTime ?? now.ToTimestamp();
        given.LastActionTime = now.ToTimestamp();
        given.ExpireTime = (now + parameters.Current.DureeAutorisation).ToTimestamp();
        if (takesThePart) await authorizations.FreePartAsync(connection, access.PatientId);
        await authorizations.SaveAsync(
            connection, access.PatientId, given, request.Consent, access.Caller.IsSecret);
        return given;
    }

    private async Task<Authorization> TakeAsync(
        DbConnection connection,
        DossierAccess access,
        AuthorizationHolding holder,
        Authorization? held,
        string transaction)
    {
        var keepsReading = transaction == Transactions.DropMedecinTraitant && held is { Status: AuthorizationStatus.Valide };
        var left = holder.ToAuthorization(keepsReading ? AuthorizationStatus.Valide : AuthorizationStatus.NonExiste);
        if (held is null || IsOfAnotherStructure(held, access.Session)) return left;
        left.StartTime = held.StartTime;
        left.LastActionTime = Now().ToTimestamp();
        if (keepsReading) left.ExpireTime = held.ExpireTime;
        await authorizations.SaveAsync(
            connection, access.PatientId, left, consent: null, access.Caller.IsSecret);
        return left;
    }

    private static bool IsOfAnotherStructure(Authorization held, SessionLps caller) =>
        caller.IsNamedByStructure && held.Structure.StructIdNat != caller.Structure.StructIdNat;

    // As the store keeps instants: the answer tells what every later one will.
    private DateTimeOffset Now() => Instants.FromMicroseconds(time.GetUtcNow().ToMicroseconds());

    private static string TransactionOf(SetAuthorizationRequest request) => (request.Action, request.Role) switch
    {
        (AuthorizationAction.Ajout, _) => Transactions.AddAuthorization,
        (AuthorizationAction.Suppression, AuthorizationRole.MedecinTraitant) => Transactions.DropMedecinTraitant,
        (AuthorizationAction.Suppression, _) => Transactions.RemoveAuthorization,
        _ => throw Refusal.Because(Reason.RequeteInvalide, new Violation("action", "ajout ou suppression attendu")),
    };
}
