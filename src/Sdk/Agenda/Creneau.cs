using MonEspaceSante.Identity;

namespace MonEspaceSante.Agenda;

/// <summary>A slot that a professional publishes, and that patients book.</summary>
/// <remarks>No national source: a feature of this product alone.</remarks>
public sealed record Creneau
{
    /// <summary>What it is known by. Empty for a new one.</summary>
    public string Id { get; init; } = "";

    /// <summary>What for.</summary>
    public required RendezVousKind Kind { get; init; }

    /// <summary>In a few words: 1 to 200 characters on one line.</summary>
    public required string Title { get; init; }

    /// <summary>When it begins.</summary>
    public required LocalTime Start { get; init; }

    /// <summary>How long it lasts, in whole minutes, a day at most.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Where: 200 characters at most on one line. Empty by default.</summary>
    public string Place { get; init; } = "";

    /// <summary>How many patients it takes at once, 1 to 100.</summary>
    /// <value>The default value is 1.</value>
    public int Capacity { get; init; } = 1;

    /// <summary>How many places are left.</summary>
    public int Remaining { get; init; }

    /// <summary>Whether something else in the professional's agenda keeps it from being booked.</summary>
    public bool IsBusy { get; init; }

    /// <summary>Whose slot. Null where a structure published it.</summary>
    public Professional? Professional { get; init; }

    /// <summary>For which structure.</summary>
    public Structure? Structure { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Names the type only: logs hold nothing of an agenda.</summary>
    public override string ToString() => "Creneau(…)";
}
