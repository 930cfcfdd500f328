using System.Buffers.Binary;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Evenements;

/// <summary>Where a watch goes on, sealed for its mailbox.</summary>
internal sealed class MailboxCursor(SealedToken tokens)
{
    private const string Purpose = "mailbox cursor";

    public string Seal(BoiteAccess access, long seq)
    {
        var place = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, seq);
        return tokens.Seal(Purpose, access.BoiteId.ToByteArray(), place);
    }

    public long Open(BoiteAccess access, string cursor) =>
        tokens.Open(Purpose, access.BoiteId.ToByteArray(), cursor) is { } place
            ? BinaryPrimitives.ReadInt64BigEndian(place)
            : throw Refusal.Because(Reason.CurseurInvalide, new Violation("cursor", "curseur d'une autre messagerie"));
}
