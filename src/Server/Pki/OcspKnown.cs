namespace MonEspaceSante.Server.Pki;

/// <summary>What an OCSP service told last of a certificate.</summary>
/// <param name="IsRevoked">Null when the service does not know the certificate.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="ValidUntil">Until when the answer may be believed.</param>
internal sealed record OcspKnown(bool? IsRevoked, DateTimeOffset AskedAt, DateTimeOffset ValidUntil);
