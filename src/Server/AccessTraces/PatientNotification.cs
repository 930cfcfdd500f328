using System.Text.Json.Serialization;
using MonEspaceSante.Protos.Access.V1;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>What a patient is to be told.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Caller">Who did it; null when nobody called.</param>
/// <param name="Mode">Under which authority.</param>
internal sealed record PatientNotification(NotificationKind Kind, TracedCaller? Caller, AccessMode Mode)
{
    /// <summary>What it tells, as the patient reads it; null where the kind and the trace tell all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    public static PatientNotification Of(TracedAccess trace, NotificationKind kind) =>
        new(kind, trace.Caller, trace.Circumstances.Mode);

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "PatientNotification(…)";
}
