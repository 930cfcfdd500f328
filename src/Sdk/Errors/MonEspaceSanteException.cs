using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Errors;

/// <summary>
/// A call was refused or failed. Each derived type stands for one thing that the caller can do about it.
/// </summary>
/// <remarks>
/// <see cref="Exception.Message"/> is a French sentence for the user. Neither it nor any property names a patient.
/// </remarks>
public abstract class MonEspaceSanteException : Exception
{
    private protected MonEspaceSanteException(Refusal refusal)
        : base(refusal.Message, refusal.Cause)
    {
        Reason = refusal.Reason;
        ReasonCode = refusal.ReasonCode;
        Remedy = refusal.Remedy;
        Actor = refusal.Actor;
        IsTransient = refusal.IsTransient;
        Violations = refusal.Violations;
        Details = refusal.Details;
        TraceId = refusal.TraceId;
    }

    /// <summary>Why; <see cref="Reason.Unspecified"/> when this version of the SDK does not know the reason.</summary>
    public Reason Reason { get; }

    /// <summary>The stable code of the reason, such as <c>DOSSIER_FERME</c>, known to this version or not.</summary>
    public string ReasonCode { get; }

    /// <summary>What to do, in a French sentence for the user.</summary>
    public string Remedy { get; }

    /// <summary>Who can do it.</summary>
    public Actor Actor { get; }

    /// <summary>Whether the same call may succeed later, unchanged.</summary>
    public bool IsTransient { get; }

    /// <summary>The fields at fault. Empty when the fault is in none.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>Values that go with the reason, such as <c>limit_bytes</c>. Never an identity.</summary>
    public IReadOnlyDictionary<string, string> Details { get; }

    /// <summary>The id to look up in the server's log; null when the server was not reached.</summary>
    public string? TraceId { get; }
}
