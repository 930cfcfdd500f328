namespace MonEspaceSante.Session;

/// <summary>How the software authenticated the professional whom the certificates of a structure act for.</summary>
/// <param name="At">When.</param>
/// <param name="ContextClass">How, as an authentication context class of SAML 2.0, such as
/// <c>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</c>. In mode
/// <see cref="AuthenticationMode.Air"/> the national value stands for it.</param>
/// <remarks>VIHF 4.0, AuthnInstant and AuthnContextClassRef.</remarks>
public sealed record LocalAuthentication(DateTimeOffset At, string ContextClass);
