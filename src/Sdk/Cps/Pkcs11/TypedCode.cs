using System.Security.Cryptography;
using System.Text;
using MonEspaceSante.Cps.Pkcs11.Binding;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>The code that the user typed, for as long as the card is shown it.</summary>
internal sealed class TypedCode : IDisposable
{
    // Pinned: the collector leaves no copy behind when it moves things.
    private readonly byte[] _digits;

    private TypedCode(int length) => _digits = GC.AllocateArray<byte>(length, pinned: true);

    public ReadOnlySpan<byte> Digits => _digits;

    /// <summary>Takes a code that can be that of the card; the card is not asked.</summary>
    public static TypedCode Of(ReadOnlySpan<char> typed, CkTokenInfo card)
    {
        var isTypedOnReader = card.Flags.HasFlag(CkTokenFlags.ProtectedAuthenticationPath) && typed.IsEmpty;
        if (!isTypedOnReader && !IsCode(typed, card))
            throw Refusal.Because(Reason.CodePorteurMalForme);
        var code = new TypedCode(typed.Length);
        Encoding.ASCII.GetBytes(typed, code._digits);
        return code;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_digits);

    // A card that tells no greatest length says zero.
    private static bool IsCode(ReadOnlySpan<char> typed, CkTokenInfo card) =>
        !typed.IsEmpty
        && (nuint)typed.Length >= card.MinPinLength
        && (card.MaxPinLength == 0 || (nuint)typed.Length <= card.MaxPinLength)
        && !typed.ContainsAnyExceptInRange('0', '9');
}
