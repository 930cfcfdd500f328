using MonEspaceSante.Dmp;

namespace MonEspaceSante.Compte;

/// <summary>One thing that a person is to be told.</summary>
/// <param name="Rank">Its rank in the dossier, from 1.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Kind">Of what.</param>
/// <param name="IsRead">Whether it was acknowledged.</param>
public sealed record Notification(long Rank, DateTimeOffset Time, NotificationKind Kind, bool IsRead)
{
    /// <summary>The access that it tells of. Null when it tells of none.</summary>
    public AccessTrace? Trace { get; init; }

    /// <summary>What it tells, in French. Null where the kind and the trace tell all.</summary>
    public string? Text { get; init; }

    /// <summary>Tells what kind only: logs hold no identity.</summary>
    public override string ToString() => $"Notification({Rank}, {Kind})";
}
