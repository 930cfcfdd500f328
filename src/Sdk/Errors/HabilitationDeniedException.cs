namespace MonEspaceSante.Errors;

/// <summary>The caller has no right to do this: somebody entitled acts.</summary>
public sealed class HabilitationDeniedException : MonEspaceSanteException
{
    internal HabilitationDeniedException(Refusal refusal)
        : base(refusal)
    {
    }
}
