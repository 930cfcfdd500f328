using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>What ties a code to the software that asked for it.</summary>
/// <param name="Verifier">The secret, told with the code.</param>
/// <remarks>RFC 7636 (PKCE), method S256.</remarks>
internal sealed record ProofKey(string Verifier)
{
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static ProofKey Draw() => new(Unguessable());

    public static string Unguessable() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Names the type only: the verifier is a secret until it has served.</summary>
    public override string ToString() => "ProofKey(…)";
}
