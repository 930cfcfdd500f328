using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>Where a watch goes on, sealed for its dossier.</summary>
internal sealed class ChangeCursor(Sealer sealer)
{
    private const string Place = "change cursor";

    public string Seal(Guid dossier, long seq)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seq);
        return Base64Url.EncodeToString(sealer.Seal(Place, dossier.ToByteArray(), bytes));
    }

    public long Open(Guid dossier, string cursor)
    {
        try
        {
            return BinaryPrimitives.ReadInt64BigEndian(
                sealer.Open(Place, dossier.ToByteArray(), Base64Url.DecodeFromChars(cursor)));
        }
        catch (Exception altered) when (altered is CryptographicException or FormatException)
        {
            throw Refusal.Because(Reason.CurseurInvalide, new Violation("cursor", "curseur d'un autre dossier"));
        }
    }
}
