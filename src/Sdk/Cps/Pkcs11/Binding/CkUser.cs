namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>What a code opens: the card, or one operation.</summary>
internal enum CkUser
{
    Holder = 1,
    Operation = 2,
}
