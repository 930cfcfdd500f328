using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>A certificate of a card, and the key that bears the same identifier (CKA_ID).</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Key">How the module calls the key. Null when the card does not hold it.</param>
internal sealed record CardCertificate(X509Certificate2 Certificate, nuint? Key);
