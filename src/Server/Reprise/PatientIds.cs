using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Draws ids that follow one another, as the bytes of the database are ordered: what leads every key of a dossier
/// then goes to the end of each index, and an index of millions is not written all over for each batch.</summary>
internal sealed class PatientIds(TimeProvider time)
{
    private const int TimeBytes = 6;
    private const int RankBytes = 4;

    private uint _rank;

    public Guid Next()
    {
        Span<byte> id = stackalloc byte[16];
        RandomNumberGenerator.Fill(id);
        Span<byte> milliseconds = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, time.GetUtcNow().ToUnixTimeMilliseconds());
        milliseconds[^TimeBytes..].CopyTo(id);
        BinaryPrimitives.WriteUInt32BigEndian(id.Slice(TimeBytes, RankBytes), _rank++);
        return new Guid(id);
    }
}
