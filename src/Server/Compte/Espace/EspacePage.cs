using System.Buffers.Binary;
using System.Text;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>Where the lists of a space go on, sealed for their reader.</summary>
internal sealed class EspacePage(SealedToken tokens)
{
    private const string Purpose = "espace page";

    /// <summary>The rank before which the page begins.</summary>
    public long Open(PersonAccess access, string list, string token)
    {
        if (token.Length == 0) return long.MaxValue;
        return tokens.Open(Purpose, Scope(access, list), token) is { } place
            ? BinaryPrimitives.ReadInt64BigEndian(place)
            : throw PageToken.OfAnotherList();
    }

    public string Seal(PersonAccess access, string list, long lastRank)
    {
        var place = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, lastRank);
        return tokens.Seal(Purpose, Scope(access, list), place);
    }

    /// <summary>What names a list of one reader.</summary>
    public static string ListOf(PersonAccess access, string list) =>
        $"{list} of {access.PatientId:N}, for {access.Caller.PatientId:N}";

    private static byte[] Scope(PersonAccess access, string list) => Encoding.UTF8.GetBytes(ListOf(access, list));
}
