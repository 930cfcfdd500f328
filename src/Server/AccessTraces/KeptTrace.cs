namespace MonEspaceSante.Server.AccessTraces;

/// <summary>An access as its dossier keeps it.</summary>
/// <param name="Rank">Its place among the accesses to the dossier, from 1; what a list goes on from.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Caller">Who, for which structure.</param>
/// <param name="Circumstances">Under which authority.</param>
/// <param name="Act">What was done.</param>
internal sealed record KeptTrace(
    long Rank, DateTimeOffset MadeAt, TracedCaller Caller, AccessCircumstances Circumstances, TracedAct Act);
