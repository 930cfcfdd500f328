namespace MonEspaceSante.Errors;

/// <summary>The patient's dossier cannot be used: do without it.</summary>
public sealed class DossierUnavailableException : MonEspaceSanteException
{
    internal DossierUnavailableException(Refusal refusal)
        : base(refusal)
    {
    }
}
