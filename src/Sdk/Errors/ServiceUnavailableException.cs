namespace MonEspaceSante.Errors;

/// <summary>The service cannot answer: wait, or have it repaired.</summary>
public sealed class ServiceUnavailableException : MonEspaceSanteException
{
    internal ServiceUnavailableException(Refusal refusal)
        : base(refusal)
    {
    }
}
