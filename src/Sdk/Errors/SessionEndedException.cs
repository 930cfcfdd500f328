namespace MonEspaceSante.Errors;

/// <summary>There is no session any more: open one again.</summary>
public sealed class SessionEndedException : MonEspaceSanteException
{
    internal SessionEndedException(Refusal refusal)
        : base(refusal)
    {
    }
}
