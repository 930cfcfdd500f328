namespace MonEspaceSante.Server.AccessTraces;

/// <summary>A notification as it waits to be delivered.</summary>
/// <param name="Rank">Its place among those of the dossier, from 1; what a list goes on from.</param>
/// <param name="TraceRank">The rank of the access trace it tells of; null when it tells of none.</param>
/// <param name="MadeAt">When it happened.</param>
/// <param name="IsHiddenFromRepresentatives">Whether it is for the patient's eyes alone.</param>
/// <param name="Notification">What it tells.</param>
internal sealed record KeptNotification(
    long Rank, long? TraceRank, DateTimeOffset MadeAt, bool IsHiddenFromRepresentatives, PatientNotification Notification);
