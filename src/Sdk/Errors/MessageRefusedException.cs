namespace MonEspaceSante.Errors;

/// <summary>The message cannot be sent, or is not there: correct it, its recipients or its attachments.</summary>
public sealed class MessageRefusedException : MonEspaceSanteException
{
    internal MessageRefusedException(Refusal refusal)
        : base(refusal)
    {
    }
}
