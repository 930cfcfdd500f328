namespace MonEspaceSante.Insi;

/// <summary>What the national register answered about one identity of a batch.</summary>
/// <param name="Line">What the caller knows it by.</param>
/// <param name="Verdict">The verdict. <see cref="IdentityVerdict.Unknown"/> when the line could not be verified.</param>
/// <param name="ReasonCode">Why the line could not be verified, such as <c>INSI_INDISPONIBLE</c>; null
/// otherwise. <see cref="Errors.ErrorCatalogue"/> tells what to do about it.</param>
public sealed record VerifiedIdentity(string Line, IdentityVerdict Verdict, string? ReasonCode);
