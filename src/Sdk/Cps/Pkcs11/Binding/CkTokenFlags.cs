namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>The flags of CK_TOKEN_INFO that the product reads.</summary>
[Flags]
internal enum CkTokenFlags : uint
{
    None = 0,
    ProtectedAuthenticationPath = 0x0000_0100,
    Initialized = 0x0000_0400,
    UserPinCountLow = 0x0001_0000,
    UserPinFinalTry = 0x0002_0000,
    UserPinLocked = 0x0004_0000,
}
