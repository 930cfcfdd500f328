using System.Data.Common;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>Traces accesses: one row each, and what the patient is to be told of it, in the same commit.</summary>
internal sealed class AccessJournal(
    Database database, TraceChain chain, Sealer sealer, IdentifierIndex index, PatientNotificationStore notifications,
    TimeProvider time)
{
    /// <summary>Traces an access that writes nothing else. Durable when the task completes: answer only then.</summary>
    public Task AppendAsync(TracedAccess trace, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => AppendAsync(connection, trace), cancellationToken);

    /// <summary>Traces an access in the write that it makes. A write that takes the dossier's row takes it first.</summary>
    public Task AppendAsync(DbConnection connection, TracedAccess trace) => AppendAsync(connection, trace, told: null);

    /// <param name="connection">The write.</param>
    /// <param name="trace">The access.</param>
    /// <param name="told">What the patient is to be told of it; null for what goes without saying: a search.</param>
    public async Task AppendAsync(DbConnection connection, TracedAccess trace, PatientNotice? told)
    {
        var patientId = trace.PatientId.ToByteArray();
        var head = await LockHeadAsync(connection, patientId);
        var rank = head.TraceCount + 1;
        var body = TraceBody.Serialize(trace);
        var row = new TraceRow(
            patientId,
            rank,
            time.GetUtcNow().ToMicroseconds(),
            index.HashAuthor(trace.ActorIdNat),
            trace.Circumstances.IsSecret ? 1 : 0,
            TraceBody.Seal(sealer, patientId, rank, body),
            Mac: []);
        row = row with { Mac = chain.Code(head.Seal, row, body) };
        await AccessTraceStore.InsertAsync(connection, row, chain.Seal(patientId, rank, row.Mac));
        if ((told ?? PatientNotice.OfSearch(trace)) is not { } notice) return;
        await notifications.InsertAsync(
            connection,
            patientId,
            rank,
            row.MadeAt,
            notice.IsSecret || trace.Circumstances.IsSecret,
            PatientNotification.Of(trace, notice.Kind) with { Text = TextOf(notice) });
    }

    /// <summary>Tells the patient of what is no access, in the write that makes it.</summary>
    public async Task TellAsync(DbConnection connection, Guid patientId, PatientNotice notice)
    {
        await LockHeadAsync(connection, patientId.ToByteArray());
        await notifications.InsertAsync(
            connection,
            patientId.ToByteArray(),
            traceRank: null,
            time.GetUtcNow().ToMicroseconds(),
            notice.IsSecret,
            new PatientNotification(notice.Kind, Caller: null, AccessMode.Unspecified)
            {
                Text = TextOf(notice),
            });
    }

    private static string? TextOf(PatientNotice notice) => notice.Text.Length > 0 ? notice.Text : null;

    private Task<TraceHead> LockHeadAsync(DbConnection connection, byte[] patientId) =>
        AccessTraceStore.LockHeadAsync(connection, patientId, chain.Seal(patientId, 0, []));
}
