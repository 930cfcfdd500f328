using MonEspaceSante.Protos.Access.V1;

namespace MonEspaceSante.Server.AccessTraces;

/// <summary>What a patient is to be told.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Caller">Who did it.</param>
/// <param name="Mode">Under which authority.</param>
internal sealed record PatientNotification(NotificationKind Kind, TracedCaller Caller, AccessMode Mode)
{
    public static PatientNotification OfSearch(TracedAccess trace) =>
        new(NotificationKind.Search, trace.Caller, trace.Circumstances.Mode);
}
