using System.Buffers.Binary;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>Where a watch goes on, sealed for its dossier. It remembers who watched, and lets anyone go on.</summary>
internal sealed class ChangeCursor(SealedToken tokens)
{
    private const string Purpose = "change cursor";

    public string Seal(DossierAccess access, long seq)
    {
        var rank = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(rank, seq);
        return tokens.Seal(Purpose, access.PatientId.ToByteArray(), [.. rank, .. WatcherOf(access)]);
    }

    public ChangePlace Open(DossierAccess access, string cursor) =>
        tokens.Open(Purpose, access.PatientId.ToByteArray(), cursor) is { } place
            ? new ChangePlace(
                BinaryPrimitives.ReadInt64BigEndian(place), place.AsSpan(sizeof(long)).SequenceEqual(WatcherOf(access)))
            : throw Refusal.Because(Reason.CurseurInvalide, new Violation("cursor", "curseur d'un autre dossier"));

    private static byte[] WatcherOf(DossierAccess access) =>
        [.. access.Session.Id.ToByteArray(), (byte)access.Caller.Mode, (byte)(access.Caller.IsSecret ? 1 : 0)];
}
