using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>Where a watch goes on, sealed for its dossier. It remembers who watched, and lets anyone go on.</summary>
internal sealed class ChangeCursor(Sealer sealer)
{
    private const string Place = "change cursor";

    public string Seal(DossierAccess access, long seq)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seq);
        return Base64Url.EncodeToString(
            sealer.Seal(Place, access.PatientId.ToByteArray(), [.. bytes, .. WatcherOf(access)]));
    }

    public ChangePlace Open(DossierAccess access, string cursor)
    {
        try
        {
            var bytes = sealer.Open(Place, access.PatientId.ToByteArray(), Base64Url.DecodeFromChars(cursor));
            return new ChangePlace(
                BinaryPrimitives.ReadInt64BigEndian(bytes),
                bytes.AsSpan(sizeof(long)).SequenceEqual(WatcherOf(access)));
        }
        catch (Exception altered) when (altered is CryptographicException or FormatException)
        {
            throw Refusal.Because(Reason.CurseurInvalide, new Violation("cursor", "curseur d'un autre dossier"));
        }
    }

    private static byte[] WatcherOf(DossierAccess access) =>
        [.. access.Session.Id.ToByteArray(), (byte)access.Caller.Mode, (byte)(access.Caller.IsSecret ? 1 : 0)];
}
