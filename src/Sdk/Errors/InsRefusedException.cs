namespace MonEspaceSante.Errors;

/// <summary>The patient is not designated as it should be: check the identity.</summary>
public sealed class InsRefusedException : MonEspaceSanteException
{
    internal InsRefusedException(Refusal refusal)
        : base(refusal)
    {
    }
}
