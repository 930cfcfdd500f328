using System.Buffers.Binary;
using System.Text;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Where a list by instants goes on, sealed for the very list: its owner and its criteria.</summary>
internal sealed class ListToken(SealedToken tokens)
{
    private const string Purpose = "list token";

    public string Seal(string list, ListPlace place)
    {
        var bytes = new byte[sizeof(long) + place.Key.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, place.At);
        place.Key.CopyTo(bytes, sizeof(long));
        return tokens.Seal(Purpose, Encoding.UTF8.GetBytes(list), bytes);
    }

    public ListPlace Open(string list, string token)
    {
        if (token.Length == 0) return ListPlace.Start;
        return tokens.Open(Purpose, Encoding.UTF8.GetBytes(list), token) is { } bytes
            ? new ListPlace(BinaryPrimitives.ReadInt64BigEndian(bytes), bytes[sizeof(long)..])
            : throw PageToken.OfAnotherList();
    }
}
