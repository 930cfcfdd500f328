using System.Data.Common;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Rights;

/// <summary>Opens the authority that a caller asks for and is found entitled to: once for all tries, and traced with it.
/// </summary>
internal sealed class OpenAccessContext(AnsweredRequests requests, AccessContextStore contexts, AccessJournal journal)
{
    /// <param name="asked">The caller under the authority that is asked for.</param>
    /// <param name="patient">The patient that it is for.</param>
    /// <param name="requestId">Drawn by the caller once for all tries.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="demand">Demands that the caller is entitled to it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<AccessContext> RunAsync(
        Caller asked,
        Ins patient,
        string requestId,
        IMessage request,
        Action<DossierAccess> demand,
        CancellationToken cancellationToken)
    {
        var answer = await requests.OnceAsync(
            asked,
            patient,
            requestId,
            request,
            (connection, access) =>
            {
                demand(access);
                return OpenAsync(connection, asked with { PatientId = access.PatientId });
            },
            cancellationToken);
        // The first try may have been made in a session that has ended since: what it opened ended with it.
        var contextId = Guid.Parse(answer.AccessContextId);
        return await contexts.FindAsync(asked.Session, contextId, cancellationToken) is null
            ? throw Refusal.Because(Reason.ContexteInconnu)
            : answer;
    }

    private async Task<AccessContext> OpenAsync(DbConnection connection, Caller caller)
    {
        var contextId = Guid.NewGuid();
        await contexts.AddAsync(connection, contextId, caller);
        await journal.AppendAsync(
            connection,
            TracedAccess.Of(caller, caller.PatientId!.Value, new TracedAct(Transactions.CheckDossier)),
            caller.Mode == AccessMode.BrisDeGlace ? new PatientNotice(NotificationKind.Urgence) : null);
        return new AccessContext
        {
            AccessContextId = contextId.ToString("D"),
            Mode = caller.Mode,
            SecretConnection = caller.IsSecret,
            ExpireTime = caller.Session.ExpiresAt.ToTimestamp(),
        };
    }
}
