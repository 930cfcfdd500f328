using MonEspaceSante.Protos.Access.V1;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>What a patient is to be told.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Caller">Who did it; null when nobody called.</param>
/// <param name="Mode">Under which authority.</param>
internal sealed record PatientNotification(NotificationKind Kind, TracedCaller? Caller, AccessMode Mode)
{
    public static PatientNotification Of(TracedAccess trace, NotificationKind kind) =>
        new(kind, trace.Caller, trace.Circumstances.Mode);
}
