namespace MonEspaceSante.Errors;

/// <summary>The document cannot be taken or found: correct it, or choose another.</summary>
public sealed class DocumentRefusedException : MonEspaceSanteException
{
    internal DocumentRefusedException(Refusal refusal)
        : base(refusal)
    {
    }
}
