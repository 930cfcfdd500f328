using MonEspaceSante.Protos.Access.V1;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>What a patient is to be told beside the trace of an access.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="IsSecret">Whether representatives are not told, whatever the access was.</param>
internal sealed record PatientNotice(NotificationKind Kind, bool IsSecret = false)
{
    /// <summary>What it tells, as the patient reads it; empty where the kind and the trace tell all.</summary>
    public string Text { get; init; } = "";

    /// <summary>Every search is told; null for any other access.</summary>
    public static PatientNotice? OfSearch(TracedAccess trace) => (trace.Act.IsSearch, trace.Circumstances.Mode) switch
    {
        (false, _) => null,
        (_, AccessMode.Normal) => new PatientNotice(NotificationKind.Search),
        _ => new PatientNotice(NotificationKind.Urgence),
    };
}
