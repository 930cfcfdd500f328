using System.Data.Common;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Rights;

/// <summary>Opens the authority that a caller has been found entitled to: once for all tries, and traced with it.</summary>
internal sealed class OpenAccessContext(AnsweredRequests requests, AccessContextStore contexts, AccessJournal journal)
{
    public async Task<AccessContext> RunAsync(
        DossierAccess access, string requestId, IMessage request, CancellationToken cancellationToken)
    {
        var caller = access.Caller with { PatientId = access.PatientId };
        var answer = await requests.OnceAsync(
            access, requestId, request, connection => OpenAsync(connection, caller), cancellationToken);
        // The first try may have been made in a session that has ended since: what it opened ended with it.
        var contextId = Guid.Parse(answer.AccessContextId);
        return await contexts.FindAsync(caller.Session, contextId, cancellationToken) is null
            ? throw Refusal.Because(Reason.ContexteInconnu)
            : answer;
    }

    private async Task<AccessContext> OpenAsync(DbConnection connection, Caller caller)
    {
        var contextId = Guid.NewGuid();
        await contexts.AddAsync(connection, contextId, caller);
        await journal.AppendAsync(
            connection, TracedAccess.Of(caller, caller.PatientId!.Value, new TracedAct(Transactions.CheckDossier)));
        return new AccessContext
        {
            AccessContextId = contextId.ToString("D"),
            Mode = caller.Mode,
            SecretConnection = caller.IsSecret,
            ExpireTime = caller.Session.ExpiresAt.ToTimestamp(),
        };
    }
}
