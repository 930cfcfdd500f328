using System.Buffers.Binary;
using System.Text;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Zip;

/// <summary>The name of an entry: one that leads nowhere else, on no system.</summary>
internal static class EntryName
{
    private const int UnicodePath = 0x7075;
    private const int UnicodePathPrefix = 5;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> extra, int rank)
    {
        if (!TryDecode(name, out var decoded))
            throw ZipEntry.Fault(rank, Reason.XdmNomEncodage, "Nom qui n'est pas en UTF-8");
        if (OtherName(extra) is { IsEmpty: false } other && !other.SequenceEqual(name))
            throw ZipEntry.Fault(rank, Reason.XdmNomEncodage, "Un second nom, différent (Unicode Path)");
        return IsSafe(decoded)
            ? decoded
            : throw ZipEntry.Fault(rank, Reason.XdmNomDangereux, "Le nom mène, ou pourrait mener, hors de l'archive");
    }

    /// <summary>Whether a name stays inside the folder that it is taken in.</summary>
    public static bool IsSafe(string name)
    {
        if (name.Any(c => c is '\\' or ':' || char.IsControl(c)))
            return false;
        var steps = name.Split('/');
        var last = steps.Length - 1;
        return steps.Index().All(step => step.Item is not ("." or "..")
            && (step.Item.Length > 0 || (step.Index == last && last > 0)));
    }

    private static bool TryDecode(ReadOnlySpan<byte> name, out string decoded)
    {
        try
        {
            decoded = Utf8.GetString(name);
            return true;
        }
        catch (DecoderFallbackException)
        {
            decoded = "";
            return false;
        }
    }

    // APPNOTE 4.6.9: a name that some programs take in the place of the one that stands in the header.
    private static ReadOnlySpan<byte> OtherName(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var id = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            var length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            if (id == UnicodePath && length > UnicodePathPrefix)
                return extra.Slice(4 + UnicodePathPrefix, length - UnicodePathPrefix);
            extra = extra[(4 + length)..];
        }

        return [];
    }
}
