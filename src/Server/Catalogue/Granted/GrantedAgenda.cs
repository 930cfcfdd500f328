using System.Data.Common;
using Google.Protobuf;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Dmp.Dossiers;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Lets an application into the agenda of the patient who let it in. What it writes is the patient's own.</summary>
internal sealed class GrantedAgenda(
    DemandGrant demandGrant, PatientRegister patients, CatalogueRequests requests, GrantedJournal journal)
{
    /// <param name="caller">Who.</param>
    /// <param name="scope">What for.</param>
    /// <param name="named">The patient whom the call names; null where it leaves that to the grant.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<GrantedAccess> DemandAsync(
        ApplicationCaller caller, GrantScope scope, Contract.Ins? named, CancellationToken cancellationToken)
    {
        var access = await demandGrant.RunAsync(caller, scope, cancellationToken);
        if (named is not null
            && await patients.FindKnownAsync(PatientRegister.DemandIns(named), cancellationToken) != access.PatientId)
            throw Refusal.Because(
                Reason.PatientDifferent, new Violation("patient", "un autre patient que celui du consentement"));
        return access;
    }

    /// <summary>Writes once, under a grant that is demanded again in the write.</summary>
    public Task<T> OnceAsync<T>(
        GrantedAccess access,
        string requestId,
        IMessage request,
        Func<DbConnection, Task<T>> work,
        CancellationToken cancellationToken)
        where T : class, IMessage<T>, new() => requests.OnceAsync(
        new Asked(access.Name, access.PatientId),
        requestId,
        request,
        connection => DossierStore.LockAsync(connection, access.PatientId),
        async connection =>
        {
            await demandGrant.AgainAsync(connection, access, GrantScope.EcrireAgenda);
            return await work(connection);
        },
        cancellationToken);

    /// <summary>Traces what was written, and tells the patient what it is and which application did it.</summary>
    public Task TellAsync(
        DbConnection connection, GrantedAccess access, string act, RendezVous made, AgendaChangeKind kind) =>
        journal.AppendAsync(
            connection,
            access,
            new TracedAct(act),
            new PatientNotice(NotificationKind.RendezVous)
            {
                Text = $"{AgendaNotice.TextOf(made, kind)} Par l'application « {access.Application.Name} ».",
            });
}
