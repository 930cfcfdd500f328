using System.Buffers.Binary;
using System.Security.Cryptography;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>
/// The keyed codes that tie the traces of a dossier together. The code of a trace covers the seal of those before it, the
/// head keeps the seal of them all: nothing can be altered, removed, moved or added without the key.
/// </summary>
/// <remarks>
/// A seal follows from a code, yet no row holds it but the last: who cuts the end of a chain cannot make the head that
/// goes with it. What is chained after a false head is false for ever, so going on writing covers nothing up. A dossier
/// put back whole to an earlier state is beyond it, as any restored backup is.
/// </remarks>
internal sealed class TraceChain(KeyRing keys)
{
    // Keys of the index ring, which is never rotated: a chain outlives every master key.
    private readonly byte[] _codes = keys.DeriveIndexKey("access traces"u8);
    private readonly byte[] _seals = keys.DeriveIndexKey("access trace heads"u8);

    /// <summary>The code of a trace.</summary>
    /// <param name="previousSeal">The seal of the traces before it.</param>
    /// <param name="row">The trace; its own code is not looked at.</param>
    /// <param name="body">Its body, opened: it may be sealed anew when keys rotate.</param>
    public byte[] Code(ReadOnlySpan<byte> previousSeal, TraceRow row, ReadOnlySpan<byte> body)
    {
        using var code = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _codes);
        Append(code, previousSeal);
        Append(code, row.PatientId);
        Append(code, row.Rank);
        Append(code, row.MadeAt);
        Append(code, row.CallerHash);
        Append(code, row.HiddenFromRepresentatives);
        Append(code, body);
        return code.GetHashAndReset();
    }

    /// <summary>The seal of the first traces of a dossier.</summary>
    /// <param name="patientId">Whose dossier.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="lastCode">The code of the last; empty when there is none.</param>
    public byte[] Seal(ReadOnlySpan<byte> patientId, long count, ReadOnlySpan<byte> lastCode)
    {
        using var seal = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _seals);
        Append(seal, patientId);
        Append(seal, count);
        Append(seal, lastCode);
        return seal.GetHashAndReset();
    }

    // The length goes first: no two rows spell the same bytes.
    private static void Append(IncrementalHash code, ReadOnlySpan<byte> bytes)
    {
        Append(code, bytes.Length);
        code.AppendData(bytes);
    }

    private static void Append(IncrementalHash code, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        code.AppendData(bytes);
    }
}
