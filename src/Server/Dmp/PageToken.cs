using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Where a list goes on, sealed for its dossier and for what was asked.</summary>
internal sealed class PageToken(Sealer sealer)
{
    private const string Place = "page token";

    /// <param name="dossier">The dossier.</param>
    /// <param name="criteria">A digest of what was asked; empty where nothing can be.</param>
    /// <param name="seq">The rank of the last row of the page.</param>
    public string Seal(Guid dossier, ReadOnlySpan<byte> criteria, long seq)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seq);
        return Base64Url.EncodeToString(sealer.Seal(Place, [.. dossier.ToByteArray(), .. criteria], bytes));
    }

    public long Open(Guid dossier, ReadOnlySpan<byte> criteria, string token)
    {
        try
        {
            var bytes = sealer.Open(Place, [.. dossier.ToByteArray(), .. criteria], Base64Url.DecodeFromChars(token));
            return BinaryPrimitives.ReadInt64BigEndian(bytes);
        }
        catch (Exception altered) when (altered is CryptographicException or FormatException)
        {
            throw Refusal.Because(Reason.PageInvalide, new Violation("page_token", "jeton d'une autre liste"));
        }
    }
}
