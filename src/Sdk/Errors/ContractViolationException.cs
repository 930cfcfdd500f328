namespace MonEspaceSante.Errors;

/// <summary>The call breaks the contract: the vendor corrects it.</summary>
public sealed class ContractViolationException : MonEspaceSanteException
{
    internal ContractViolationException(Refusal refusal)
        : base(refusal)
    {
    }
}
