using System.Buffers.Binary;
using MonEspaceSante.Server.Dmp.Rights;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Where a caller goes on in a dossier. It remembers whom it was given to.</summary>
/// <param name="Rank">The rank of the last row that was read, told or not.</param>
/// <param name="IsOfCaller">Whether it was given in this session and under this authority: to go on is then the same access.
/// In another it is a new one, to be traced.</param>
internal sealed record DossierPlace(long Rank, bool IsOfCaller)
{
    public static byte[] Serialize(DossierAccess access, long rank)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, rank);
        return [.. bytes, .. CallerOf(access)];
    }

    public static DossierPlace Parse(DossierAccess access, ReadOnlySpan<byte> place) => new(
        BinaryPrimitives.ReadInt64BigEndian(place), place[sizeof(long)..].SequenceEqual(CallerOf(access)));

    private static byte[] CallerOf(DossierAccess access) =>
        [.. access.Session.Id.ToByteArray(), (byte)access.Caller.Mode, (byte)(access.Caller.IsSecret ? 1 : 0)];
}
