using System.Buffers.Binary;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>A trace as the store keeps it.</summary>
internal sealed record TraceRow(
    byte[] PatientId, long Rank, long MadeAt, byte[] CallerHash, long HiddenFromRepresentatives, byte[] Body, byte[] Mac)
{
    /// <summary>What the sealed columns of a dossier's rank are bound to.</summary>
    public static byte[] Place(byte[] patientId, long rank)
    {
        var place = new byte[patientId.Length + sizeof(long)];
        patientId.CopyTo(place, 0);
        BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(patientId.Length), rank);
        return place;
    }
}
