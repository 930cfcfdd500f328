using System.Buffers.Binary;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp;

/// <summary>Where a list goes on, sealed for its dossier and for what was asked.</summary>
internal sealed class PageToken(SealedToken tokens)
{
    private const string Purpose = "page token";

    /// <param name="dossier">The dossier.</param>
    /// <param name="criteria">A digest of what was asked; empty where nothing can be.</param>
    /// <param name="seq">The rank of the last row of the page.</param>
    public string Seal(Guid dossier, ReadOnlySpan<byte> criteria, long seq)
    {
        var place = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, seq);
        return tokens.Seal(Purpose, [.. dossier.ToByteArray(), .. criteria], place);
    }

    public long Open(Guid dossier, ReadOnlySpan<byte> criteria, string token) =>
        tokens.Open(Purpose, [.. dossier.ToByteArray(), .. criteria], token) is { } place
            ? BinaryPrimitives.ReadInt64BigEndian(place)
            : throw OfAnotherList();

    public static MonEspaceSanteException OfAnotherList() =>
        Refusal.Because(Reason.PageInvalide, new Violation("page_token", "jeton d'une autre liste"));
}
