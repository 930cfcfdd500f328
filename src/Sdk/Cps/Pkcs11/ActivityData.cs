using System.Security.Cryptography;
using System.Text;
using MonEspaceSante.Identity;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>A data object <c>CPS_ACTIVITY_nn_PS</c>: fields of a tag, a length and a text.</summary>
/// <remarks>The tags are the national ones (84 name, 85 Struct_IdNat, 86 sector). No source tells how texts are encoded, nor
/// what follows the last field: UTF-8, else Latin-1, and padding of 00 or FF are assumed.</remarks>
internal static class ActivityData
{
    private const byte Name = 0x84;
    private const byte StructIdNat = 0x85;
    private const byte Sector = 0x86;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The activity. Null when the object names no structure: cards keep room for activities to come.</summary>
    /// <exception cref="CryptographicException">A field goes beyond the end.</exception>
    public static Activite? Read(ReadOnlySpan<byte> data)
    {
        string? name = null, structure = null, sector = null;
        while (!data.IsEmpty && data[0] is not (0x00 or 0xFF))
        {
            var tag = data[0];
            var value = TakeField(ref data);
            switch (tag)
            {
                case Name: name = Text(value); break;
                case StructIdNat: structure = Text(value); break;
                case Sector: sector = Text(value); break;
            }
        }

        return string.IsNullOrEmpty(structure) ? null : new Activite(new Structure(structure, name ?? ""), sector ?? "");
    }

    private static ReadOnlySpan<byte> TakeField(ref ReadOnlySpan<byte> data)
    {
        var rest = data[1..];
        var length = TakeLength(ref rest);
        if (length > rest.Length)
            throw Malformed();
        data = rest[length..];
        return rest[..length];
    }

    // BER: up to 127 in one byte, else a count of bytes to follow.
    private static int TakeLength(ref ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
            throw Malformed();
        var count = rest[0] < 0x80 ? 0 : rest[0] - 0x80;
        if (count > 2 || rest.Length <= count || rest[0] == 0x80)
            throw Malformed();
        var length = count switch { 0 => rest[0], 1 => rest[1], _ => (rest[1] << 8) | rest[2] };
        rest = rest[(1 + count)..];
        return length;
    }

    private static string Text(ReadOnlySpan<byte> value)
    {
        try
        {
            return StrictUtf8.GetString(value).Trim(' ', '\0');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(value).Trim(' ', '\0');
        }
    }

    private static CryptographicException Malformed() => new("An activity of the card is malformed");
}
