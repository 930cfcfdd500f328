namespace MonEspaceSante.Server.Dmp.Requests;

/// <summary>What a mutation is known again by.</summary>
/// <param name="PatientId">About whom.</param>
/// <param name="CallerHash">Asked by whom.</param>
/// <param name="RequestId">Drawn by the caller once for all tries.</param>
/// <param name="RequestHash">A keyed hash of what is asked.</param>
internal sealed record AnsweredKey(byte[] PatientId, byte[] CallerHash, byte[] RequestId, byte[] RequestHash)
{
    public byte[] Place => [.. PatientId, .. CallerHash, .. RequestId];
}
