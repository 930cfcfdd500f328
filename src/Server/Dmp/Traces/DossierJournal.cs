using System.Data.Common;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Habilitation;

namespace MonEspaceSante.Server.Dmp.Traces;

/// <summary>Traces what a caller does in a dossier.</summary>
internal sealed class DossierJournal(AccessJournal journal)
{
    /// <summary>Traces what writes nothing else. Durable when the task completes: answer only then.</summary>
    public Task AppendAsync(DossierAccess access, TracedAct act, CancellationToken cancellationToken) =>
        journal.AppendAsync(TracedAccess.Of(access.Caller, access.PatientId, act), cancellationToken);

    /// <summary>Traces that a caller looked at a dossier, open or closed. One that was never opened keeps no traces.
    /// </summary>
    public Task AppendCheckAsync(DossierAccess? access, CancellationToken cancellationToken) =>
        access is null || access.Dossier.Status == DossierStatus.Inexistant
            ? Task.CompletedTask
            : AppendAsync(access, new TracedAct(Transactions.CheckDossier), cancellationToken);

    /// <summary>Traces a change in the write that makes it, which holds the dossier's row.</summary>
    public Task AppendAsync(DbConnection connection, DossierAccess access, TracedAct act) =>
        AppendAsync(connection, access, act, told: null);

    /// <param name="connection">The write.</param>
    /// <param name="access">Who, in which dossier.</param>
    /// <param name="act">What is done.</param>
    /// <param name="told">What the patient is told of it; null for what goes without saying.</param>
    public Task AppendAsync(DbConnection connection, DossierAccess access, TracedAct act, PatientNotice? told) =>
        journal.AppendAsync(connection, TracedAccess.Of(access.Caller, access.PatientId, act), told);
}
