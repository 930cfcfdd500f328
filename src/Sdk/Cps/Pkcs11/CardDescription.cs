using MonEspaceSante.Cps.Pkcs11.Binding;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>What a module tells of a card, in the terms of the product.</summary>
internal static class CardDescription
{
    public static unsafe Pkcs11Token ToToken(this CkTokenInfo info, IReadOnlyList<CkMechanismType> mechanisms) => new(
        CkText.Read(info.Label, 32),
        CkText.Read(info.SerialNumber, 16),
        CkText.Read(info.ManufacturerId, 32),
        CkText.Read(info.Model, 16),
        info.ToPinState(),
        info.Flags.HasFlag(CkTokenFlags.ProtectedAuthenticationPath),
        [.. mechanisms.Select(NameOf)],
        mechanisms.Contains(CkMechanismType.RsaPkcs),
        mechanisms.Contains(CkMechanismType.RsaPkcsPss));

    public static PinState ToPinState(this CkTokenInfo info)
    {
        if (info.Flags.HasFlag(CkTokenFlags.UserPinLocked))
            return PinState.Locked;
        if (info.Flags.HasFlag(CkTokenFlags.UserPinFinalTry))
            return PinState.FinalTry;
        return info.Flags.HasFlag(CkTokenFlags.UserPinCountLow) ? PinState.Low : PinState.Intact;
    }

    private static string NameOf(CkMechanismType mechanism) => mechanism switch
    {
        CkMechanismType.RsaPkcs => "CKM_RSA_PKCS",
        CkMechanismType.RsaX509 => "CKM_RSA_X_509",
        CkMechanismType.RsaPkcsPss => "CKM_RSA_PKCS_PSS",
        _ => $"0x{(uint)mechanism:X8}",
    };
}
