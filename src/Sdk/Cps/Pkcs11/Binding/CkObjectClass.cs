namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>What an object of a card is (CKA_CLASS).</summary>
internal enum CkObjectClass
{
    Data = 0,
    Certificate = 1,
    PrivateKey = 3,
}
