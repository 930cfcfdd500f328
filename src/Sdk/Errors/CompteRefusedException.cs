namespace MonEspaceSante.Errors;

/// <summary>The account refuses: check the code, the password, or the state that the account is in.</summary>
public sealed class CompteRefusedException : MonEspaceSanteException
{
    internal CompteRefusedException(Refusal refusal)
        : base(refusal)
    {
    }
}
