using MonEspaceSante.Cps.Pkcs11.Binding;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>A private key that never leaves its card. Each signature is one operation of the card.</summary>
internal sealed class TokenKey(
    CardSession session, nuint handle, IReadOnlyList<CkMechanismType> mechanisms, CodePrompt? askCode)
{
    public bool SignsPss => mechanisms.Contains(CkMechanismType.RsaPkcsPss);

    /// <summary>Whether the card opens TLS 1.3 connections, which are signed with RSASSA-PSS: by itself, or by an
    /// operation on what OpenSSL has padded.</summary>
    public bool ServesTls13 => SignsPss || mechanisms.Contains(CkMechanismType.RsaX509);

    /// <summary>Why the last signature for TLS was not made; null when it was.</summary>
    public Exception? TlsFailure { get; private set; }

    /// <summary>Signs for OpenSSL, which knows no exceptions: a failure stays here, for whoever wanted the
    /// connection.</summary>
    /// <param name="sign">Asks the card.</param>
    /// <param name="length">What OpenSSL gave room for: a signature as long as the certificate's key.</param>
    public byte[]? TrySign(Func<byte[]> sign, int length)
    {
        try
        {
            var signature = sign();
            if (signature.Length != length)
                throw Refusal.Because(Reason.CarteIllisible);
            TlsFailure = null;
            return signature;
        }
        catch (Exception failure)
        {
            TlsFailure = failure;
            return null;
        }
    }

    public byte[] SignPkcs1(ReadOnlySpan<byte> digestInfo) => Sign(CkMechanismType.RsaPkcs, digestInfo.ToArray());

    public byte[] SignPss(SignatureHash algorithm, ReadOnlySpan<byte> hash) =>
        Sign(CkMechanismType.RsaPkcsPss, hash.ToArray(), algorithm.Pss(hash.Length));

    public byte[] SignPadded(ReadOnlySpan<byte> padded) => Sign(CkMechanismType.RsaX509, padded.ToArray());

    private byte[] Sign(CkMechanismType mechanism, byte[] data, CkPssParameters? pss = null)
    {
        if (askCode is null)
            return Sign(mechanism, data, pss, confirm: null);
        var typed = askCode.Ask(session);
        try
        {
            return Sign(mechanism, data, pss, opened => Confirm(opened, typed));
        }
        finally
        {
            Array.Clear(typed);
        }
    }

    private byte[] Sign(
        CkMechanismType mechanism, byte[] data, CkPssParameters? pss, Action<CryptokiSession>? confirm) =>
        session.Use(opened =>
        {
            opened.SignInit(handle, mechanism, pss);
            confirm?.Invoke(opened);
            return opened.Sign(data);
        });

    private void Confirm(CryptokiSession opened, char[] typed)
    {
        var isConfirmed = false;
        try
        {
            CardLogin.Confirm(session, opened, typed);
            isConfirmed = true;
        }
        finally
        {
            if (!isConfirmed)
                opened.AbandonSign();
        }
    }
}
