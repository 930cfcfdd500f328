using System.Data.Common;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>Traces accesses: one row each, and for a search what the patient is to be told, in the same commit.</summary>
internal sealed class AccessJournal(
    Database database, TraceChain chain, Sealer sealer, IdentifierIndex index, PatientNotificationStore notifications,
    TimeProvider time)
{
    /// <summary>Traces an access that writes nothing else. Durable when the task completes: answer only then.</summary>
    public Task AppendAsync(TracedAccess trace, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => AppendAsync(connection, trace), cancellationToken);

    /// <summary>Traces an access in the write that it makes. A write that takes the dossier's row takes it first.</summary>
    public async Task AppendAsync(DbConnection connection, TracedAccess trace)
    {
        var patientId = trace.PatientId.ToByteArray();
        var head = await AccessTraceStore.LockHeadAsync(connection, patientId, chain.Seal(patientId, 0, []));
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
        if (trace.Act.IsSearch) await notifications.InsertAsync(connection, row, PatientNotification.OfSearch(trace));
    }
}
