using System.Buffers.Binary;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Where an application goes on watching, sealed for its grant.</summary>
internal sealed class GrantedCursor(SealedToken tokens)
{
    private const string Purpose = "granted cursor";

    public string Seal(GrantedAccess access, long seq)
    {
        var place = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, seq);
        return tokens.Seal(Purpose, Scope(access), place);
    }

    public long Open(GrantedAccess access, string cursor) =>
        tokens.Open(Purpose, Scope(access), cursor) is { } place
            ? BinaryPrimitives.ReadInt64BigEndian(place)
            : throw Refusal.Because(Reason.CurseurInvalide, new Violation("cursor", "curseur d'un autre consentement"));

    private static byte[] Scope(GrantedAccess access) => access.Grant.GrantId.ToByteArray();
}
