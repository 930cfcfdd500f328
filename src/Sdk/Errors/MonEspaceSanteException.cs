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
    private readonly Refusal _refusal;

    private protected MonEspaceSanteException(Refusal refusal)
        : base(refusal.Message, refusal.Cause) => _refusal = refusal;

    /// <summary>The same refusal, told of one document of a submission.</summary>
    internal MonEspaceSanteException OfDocument(int rank) => _refusal.OfDocument(rank);

    /// <summary>Why; <see cref="Reason.Unspecified"/> when this version of the SDK does not know the reason.</summary>
    public Reason Reason => _refusal.Reason;

    /// <summary>The stable code of the reason, such as <c>DOSSIER_FERME</c>, known to this version or not.</summary>
    public string ReasonCode => _refusal.ReasonCode;

    /// <summary>What to do, in a French sentence for the user.</summary>
    public string Remedy => _refusal.Remedy;

    /// <summary>Who can do it.</summary>
    public Actor Actor => _refusal.Actor;

    /// <summary>Whether the same call may succeed later, unchanged.</summary>
    public bool IsTransient => _refusal.IsTransient;

    /// <summary>The fields at fault. Empty when the fault is in none.</summary>
    public IReadOnlyList<Violation> Violations => _refusal.Violations;

    /// <summary>The rank, from 0, of the document of a submission that it was refused for; null when it was refused for
    /// none of its documents, or the call was no submission.</summary>
    public int? DocumentRank => _refusal.DocumentRank;

    /// <summary>Values that go with the reason, such as <c>limit_bytes</c>. Never an identity.</summary>
    public IReadOnlyDictionary<string, string> Details => _refusal.Details;

    /// <summary>The id to look up in the server's log; null when the server was not reached.</summary>
    public string? TraceId => _refusal.TraceId;
}
