using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Annuaire;

/// <summary>Where a search of the directory goes on, sealed for what was asked.</summary>
internal sealed class AnnuairePage(SealedToken tokens)
{
    private const string Purpose = "annuaire";

    public string Seal(IMessage asked, AnnuairePlace last)
    {
        var id = Encoding.ASCII.GetBytes(last.Id);
        return tokens.Seal(Purpose, Digest(asked), [(byte)id.Length, .. id, .. last.Name]);
    }

    /// <param name="asked">What is asked, without page token and size.</param>
    /// <param name="token">As it was sealed; empty for the first page.</param>
    /// <returns>Null for the first page.</returns>
    public AnnuairePlace? Open(IMessage asked, string token)
    {
        if (token.Length == 0) return null;
        var place = tokens.Open(Purpose, Digest(asked), token) ?? throw PageToken.OfAnotherList();
        var end = 1 + place[0];
        return new AnnuairePlace(place[end..], Encoding.ASCII.GetString(place[1..end]));
    }

    private static byte[] Digest(IMessage asked) =>
        SHA256.HashData([.. Encoding.ASCII.GetBytes(asked.Descriptor.Name), .. asked.ToByteArray()]);
}
