namespace MonEspaceSante.Errors;

/// <summary>The agenda refuses: choose another time or another slot, or read the appointment again.</summary>
public sealed class AgendaRefusedException : MonEspaceSanteException
{
    internal AgendaRefusedException(Refusal refusal)
        : base(refusal)
    {
    }
}
