namespace MonEspaceSante.Server.AccessTraces;

/// <summary>
/// A row of a chain that is read from end to end: its head, then its traces by rank. A head has the count of traces for
/// rank, the seal for code, and nothing that counts in the rest.
/// </summary>
internal sealed record ChainRow(
    byte[] PatientId,
    bool IsHead,
    long Rank,
    long MadeAt,
    byte[] CallerHash,
    long HiddenFromRepresentatives,
    byte[] Body,
    byte[] Mac)
{
    public TraceHead ToHead() => new(Rank, Mac);

    public TraceRow ToTrace() => new(PatientId, Rank, MadeAt, CallerHash, HiddenFromRepresentatives, Body, Mac);
}
