using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Where a list by instants goes on, sealed for the very list: its owner and its criteria.</summary>
internal sealed class ListToken(Sealer sealer)
{
    private const string Place = "list token";
    private const int LargestPageSize = 100;

    public static int PageSize(int asked) => asked == 0 ? LargestPageSize : Math.Clamp(asked, 1, LargestPageSize);

    public string Seal(string list, ListPlace place)
    {
        var bytes = new byte[sizeof(long) + place.Key.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, place.At);
        place.Key.CopyTo(bytes, sizeof(long));
        return Base64Url.EncodeToString(sealer.Seal(Place, Encoding.UTF8.GetBytes(list), bytes));
    }

    public ListPlace Open(string list, string token)
    {
        if (token.Length == 0) return ListPlace.Start;
        try
        {
            var bytes = sealer.Open(Place, Encoding.UTF8.GetBytes(list), Base64Url.DecodeFromChars(token));
            return new ListPlace(BinaryPrimitives.ReadInt64BigEndian(bytes), bytes[sizeof(long)..]);
        }
        catch (Exception altered) when (altered is CryptographicException or FormatException)
        {
            throw Refusal.Because(Reason.PageInvalide, new Violation("page_token", "jeton d'une autre liste"));
        }
    }
}
