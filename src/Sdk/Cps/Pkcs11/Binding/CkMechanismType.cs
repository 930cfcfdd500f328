namespace MonEspaceSante.Cps.Pkcs11.Binding;

/// <summary>How a card signs, and the hashes that the parameters of RSA-PSS name.</summary>
internal enum CkMechanismType : uint
{
    RsaPkcs = 0x001,
    RsaX509 = 0x003,
    RsaPkcsPss = 0x00D,
    Sha1 = 0x220,
    Sha256 = 0x250,
    Sha384 = 0x260,
    Sha512 = 0x270,
}
