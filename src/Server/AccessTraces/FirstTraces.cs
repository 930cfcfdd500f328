using System.Data.Common;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>Begins the chains of many new dossiers at once, each with the same act.</summary>
internal sealed class FirstTraces(TraceChain chain, Sealer sealer, IdentifierIndex index, TimeProvider time)
{
    private const long Rank = 1;

    private static readonly BulkInsert Traces = new(
        "access_trace",
        BulkColumn.Bytes("patient_id"),
        BulkColumn.Number("rank"),
        BulkColumn.Number("made_at"),
        BulkColumn.Bytes("caller_hash"),
        BulkColumn.Number("hidden_from_representatives"),
        BulkColumn.Bytes("body"),
        BulkColumn.Bytes("mac"));

    private static readonly BulkInsert Heads = new(
        "access_trace_head",
        BulkColumn.Bytes("patient_id"),
        BulkColumn.Number("trace_count"),
        BulkColumn.Bytes("seal"));

    /// <param name="connection">The write that makes the dossiers.</param>
    /// <param name="patients">Whose dossiers: none has a trace.</param>
    /// <param name="act">The access; its own dossier is not looked at.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task AppendAsync(
        DbConnection connection, IReadOnlyList<Guid> patients, TracedAccess act, CancellationToken cancellationToken)
    {
        var (now, caller) = (time.GetUtcNow().ToMicroseconds(), index.HashAuthor(act.ActorIdNat));
        var body = TraceBody.Serialize(act);
        var rows = patients.Select(patient => ToRow(patient.ToByteArray(), now, caller, body)).ToList();
        await Traces.RunAsync(
            connection,
            rows.Select(row => new object?[]
            {
                row.PatientId, row.Rank, row.MadeAt, row.CallerHash, row.HiddenFromRepresentatives, row.Body, row.Mac,
            }),
            cancellationToken);
        await Heads.RunAsync(
            connection,
            rows.Select(row => new object?[] { row.PatientId, Rank, chain.Seal(row.PatientId, Rank, row.Mac) }),
            cancellationToken);
    }

    private TraceRow ToRow(byte[] patientId, long now, byte[] caller, byte[] body)
    {
        var row = new TraceRow(
            patientId, Rank, now, caller, 0, TraceBody.Seal(sealer, patientId, Rank, body), Mac: []);
        return row with { Mac = chain.Code(chain.Seal(patientId, 0, []), row, body) };
    }
}
