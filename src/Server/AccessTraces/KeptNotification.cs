namespace MonEspaceSante.Server.AccessTraces;

/// <summary>A notification as it waits to be delivered.</summary>
/// <param name="Rank">The rank of the access trace it tells of; what a list goes on from.</param>
/// <param name="MadeAt">When the access was made.</param>
/// <param name="IsHiddenFromRepresentatives">Whether it is for the patient's eyes alone.</param>
/// <param name="Notification">What it tells.</param>
internal sealed record KeptNotification(
    long Rank, DateTimeOffset MadeAt, bool IsHiddenFromRepresentatives, PatientNotification Notification);
