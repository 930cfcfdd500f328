namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>Where a function stands in CK_FUNCTION_LIST, after the version.</summary>
/// <remarks>PKCS#11 v2.40, pkcs11f.h: this order is the binary interface.</remarks>
internal enum CkFunction
{
    Initialize = 0,
    Terminate = 1,
    GetInfo = 2,
    GetSlotList = 4,
    GetSlotInfo = 5,
    GetTokenInfo = 6,
    GetMechanismList = 7,
    OpenSession = 12,
    CloseSession = 13,
    GetSessionInfo = 15,
    Login = 18,
    GetAttributeValue = 24,
    FindObjectsInit = 26,
    FindObjects = 27,
    FindObjectsFinal = 28,
    SignInit = 42,
    Sign = 43,
    WaitForSlotEvent = 67,
}
