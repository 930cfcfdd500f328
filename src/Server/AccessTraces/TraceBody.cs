using System.Text.Json;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>What a trace tells of an access, sealed: it names the professional, and what was typed may name the patient.
/// </summary>
internal sealed record TraceBody(TracedCaller Caller, AccessCircumstances Circumstances, TracedAct Act)
{
    private const string Column = "access_trace.body";

    public static byte[] Serialize(TracedAccess trace) =>
        JsonSerializer.SerializeToUtf8Bytes(new TraceBody(trace.Caller, trace.Circumstances, trace.Act));

    public static TraceBody Parse(ReadOnlySpan<byte> body) => JsonSerializer.Deserialize<TraceBody>(body)!;

    public static byte[] Seal(Sealer sealer, byte[] patientId, long rank, ReadOnlySpan<byte> body) =>
        sealer.Seal(Column, TraceRow.Place(patientId, rank), body);

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was altered, moved or sealed with an
    /// unknown key.</exception>
    public static byte[] Open(Sealer sealer, TraceRow row) =>
        sealer.Open(Column, TraceRow.Place(row.PatientId, row.Rank), row.Body);
}
