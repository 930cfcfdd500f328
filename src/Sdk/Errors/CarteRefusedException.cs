namespace MonEspaceSante.Errors;

/// <summary>The card cannot be used: change or check it.</summary>
public sealed class CarteRefusedException : MonEspaceSanteException
{
    internal CarteRefusedException(Refusal refusal)
        : base(refusal)
    {
    }
}
