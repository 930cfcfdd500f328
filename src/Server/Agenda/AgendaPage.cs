using System.Buffers.Binary;
using System.Text;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda;

/// <summary>Where a list of an agenda goes on, earliest first, sealed for the very list.</summary>
internal sealed class AgendaPage(SealedToken tokens)
{
    private const string Purpose = "agenda page";

    /// <summary>The place after which the page begins.</summary>
    public ListPlace Open(string list, string token)
    {
        if (token.Length == 0) return new ListPlace(long.MinValue, []);
        return tokens.Open(Purpose, Encoding.UTF8.GetBytes(list), token) is { } bytes
            ? new ListPlace(BinaryPrimitives.ReadInt64BigEndian(bytes), bytes[sizeof(long)..])
            : throw PageToken.OfAnotherList();
    }

    public string Seal(string list, long at, ReadOnlySpan<byte> key)
    {
        var bytes = new byte[sizeof(long) + key.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at);
        key.CopyTo(bytes.AsSpan(sizeof(long)));
        return tokens.Seal(Purpose, Encoding.UTF8.GetBytes(list), bytes);
    }
}
