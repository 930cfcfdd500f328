namespace MonEspaceSante.Compte;

/// <summary>The verdict on one line of the register.</summary>
/// <param name="Line">What the operator knows the line by.</param>
/// <param name="ReasonCode">Why it did not go in, such as <c>REPRESENTANT_INCONNU</c>; null when it did.
/// <see cref="Errors.ErrorCatalogue"/> tells what to do about it.</param>
/// <param name="Field">The field at fault; null when none is.</param>
public sealed record AssureVerdict(string Line, string? ReasonCode, string? Field);
