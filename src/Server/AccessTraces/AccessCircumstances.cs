using MonEspaceSante.Protos.Access.V1;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>Under which authority an access was made.</summary>
internal sealed record AccessCircumstances
{
    /// <param name="mode">Not told is read as normal, as everywhere in the contract.</param>
    /// <param name="isSecret">Whether it was made in a secret connection: representatives never see it.</param>
    /// <param name="reason">What the caller typed to break the glass; empty in the other modes.</param>
    public AccessCircumstances(AccessMode mode, bool isSecret = false, string reason = "")
    {
        Mode = mode == AccessMode.Unspecified ? AccessMode.Normal : mode;
        IsSecret = isSecret;
        Reason = reason;
        if (string.IsNullOrWhiteSpace(reason) == (Mode == AccessMode.BrisDeGlace))
            throw new ArgumentException("A reason goes with break-glass, and with nothing else.", nameof(reason));
    }

    public AccessMode Mode { get; }

    public bool IsSecret { get; }

    public string Reason { get; }

    /// <summary>Leaves the reason out: it is typed by hand and may name the patient.</summary>
    public override string ToString() => $"AccessCircumstances({Mode})";
}
