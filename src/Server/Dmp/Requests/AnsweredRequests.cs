using System.Data.Common;
using Google.Protobuf;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Requests;

/// <summary>Makes a mutation of a dossier happen once, however many times it is asked for within 30 days.</summary>
internal sealed class AnsweredRequests(OpenDossier openDossier, Database database, AnswerStore answers)
{
    /// <summary>Runs the work in one transaction that holds the dossier's row, or answers as the first time.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="patient">Whose dossier.</param>
    /// <param name="requestId">Drawn by the caller once for all tries.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="work">Judges and changes. It is given what the dossier is while its row is held: what the caller might do
    /// a moment ago does not count, and what was answered is not judged again.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<T> OnceAsync<T>(
        Caller caller,
        Ins patient,
        string requestId,
        IMessage request,
        Func<DbConnection, DossierAccess, Task<T>> work,
        CancellationToken cancellationToken)
        where T : IMessage<T>, new()
    {
        var found = await openDossier.FindKnownAsync(caller, patient, cancellationToken);
        var key = answers.KeyOf(found.PatientId, caller.Session.ActorIdNat, requestId, request);
        return await database.WriteAsync(
            async connection =>
            {
                await DossierStore.LockAsync(connection, found.PatientId);
                return await answers.OnceAsync(connection, key, async () =>
                {
                    var access = await openDossier.AgainAsync(connection, found);
                    OpenDossier.DemandActive(access.Dossier.Status);
                    return await work(connection, access);
                });
            },
            cancellationToken);
    }

    /// <summary>The same for a mutation that asks elsewhere first. A try that was answered asks no more: what has changed there
    /// since takes nothing from what was done.</summary>
    public async Task<T> OnceAsync<TAsked, T>(
        Caller caller,
        Ins patient,
        string requestId,
        IMessage request,
        Func<CancellationToken, Task<TAsked>> ask,
        Func<DbConnection, DossierAccess, TAsked, Task<T>> work,
        CancellationToken cancellationToken)
        where T : IMessage<T>, new()
    {
        var found = await openDossier.FindKnownAsync(caller, patient, cancellationToken);
        var key = answers.KeyOf(found.PatientId, caller.Session.ActorIdNat, requestId, request);
        if (await database.ReadAsync(connection => answers.FindAsync<T>(connection, key), cancellationToken) is { } first)
            return first;
        var asked = await ask(cancellationToken);
        return await OnceAsync(
            caller, patient, requestId, request, (connection, access) => work(connection, access, asked), cancellationToken);
    }

    public static Guid DemandId(string requestId) =>
        Guid.TryParse(requestId, out var id)
            ? id
            : throw Refusal.Because(Reason.RequeteInvalide, new Violation("request_id", "UUID attendu"));
}
