namespace MonEspaceSante.ProSanteConnect;

/// <summary>The issuer answered that it does not do what was asked.</summary>
/// <param name="code">Such as <c>authorization_pending</c>.</param>
/// <remarks>RFC 6749 §5.2.</remarks>
internal sealed class IssuerFault(string code) : Exception($"The issuer answered {code}")
{
    public string Code => code;
}
