namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>What a function of a module answers (CK_RV). Those that the product tells apart; the others show as numbers.</summary>
internal enum CkResult : uint
{
    Ok = 0x000,
    GeneralError = 0x005,
    NoEvent = 0x008,
    AttributeSensitive = 0x011,
    AttributeTypeInvalid = 0x012,
    DeviceError = 0x030,
    DeviceRemoved = 0x032,
    FunctionNotSupported = 0x054,
    KeyTypeInconsistent = 0x063,
    KeyFunctionNotPermitted = 0x068,
    MechanismInvalid = 0x070,
    MechanismParamInvalid = 0x071,
    PinIncorrect = 0x0A0,
    PinInvalid = 0x0A1,
    PinLenRange = 0x0A2,
    PinExpired = 0x0A3,
    PinLocked = 0x0A4,
    SessionClosed = 0x0B0,
    SessionHandleInvalid = 0x0B3,
    TokenNotPresent = 0x0E0,
    TokenNotRecognized = 0x0E1,
    UserAlreadyLoggedIn = 0x100,
    BufferTooSmall = 0x150,
    CryptokiAlreadyInitialized = 0x191,
}
