using System.Data.Common;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Server.AccessTraces;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Traces what an application does in a dossier, with what the patient let it in for.</summary>
internal sealed class GrantedJournal(AccessJournal journal)
{
    /// <summary>Traces what writes nothing else. Durable when the task completes: answer only then.</summary>
    public Task AppendAsync(GrantedAccess access, TracedAct act, CancellationToken cancellationToken) =>
        journal.AppendAsync(Trace(access, act), cancellationToken);

    /// <summary>Traces a change in the write that makes it, which holds the dossier's row, and tells the patient of it.
    /// </summary>
    public Task AppendAsync(DbConnection connection, GrantedAccess access, TracedAct act, PatientNotice? told = null) =>
        journal.AppendAsync(connection, Trace(access, act), told);

    private static TracedAccess Trace(GrantedAccess access, TracedAct act)
    {
        var application = access.Application;
        var caller = new TracedCaller(
            "", "", "", "", application.StructIdNat, application.Publisher, AuthenticationMode.Unspecified,
            new TracedApplication(application.ApplicationId, application.Name, access.Grant.Purposes));
        return new TracedAccess(
            access.PatientId, application.StructIdNat, caller, new AccessCircumstances(AccessMode.Normal), act);
    }
}
