using MonEspaceSante.Identity;

namespace MonEspaceSante.Agenda;

/// <summary>An appointment, or a series of them.</summary>
public sealed record RendezVous
{
    /// <summary>What it is known by. Empty for a new one.</summary>
    public string Id { get; init; } = "";

    /// <summary>Whose appointment.</summary>
    public required Ins Patient { get; init; }

    /// <summary>What for.</summary>
    public required RendezVousKind Kind { get; init; }

    /// <summary>In a few words: 1 to 200 characters on one line.</summary>
    public required string Title { get; init; }

    /// <summary>When it begins, the first time when it comes again.</summary>
    public required LocalTime Start { get; init; }

    /// <summary>How long it lasts, in whole minutes, a day at most.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What the other side should know, 4,000 characters at most. Empty by default.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where: 200 characters at most on one line. Empty by default.</summary>
    public string Place { get; init; } = "";

    /// <summary>How it comes again, in the zone of its start; null, the default, when it does not. It is bounded.</summary>
    public RecurrenceRule? Rule { get; init; }

    /// <summary>How long before each beginning the patient is reminded: 5 values at most, whole minutes, up to four
    /// weeks. None by default.</summary>
    public IReadOnlyList<TimeSpan> Reminders { get; init; } = [];

    /// <summary>The rule that it answers, from <see cref="Rappel.RuleId"/>. Null, the default, when it answers
    /// none.</summary>
    public string? RuleId { get; init; }

    /// <summary>Whose agenda it is in, beside the patient's. Null for what the patient noted alone, or a structure
    /// made.</summary>
    public Professional? Professional { get; init; }

    /// <summary>For which structure. Null for what the patient noted alone.</summary>
    public Structure? Structure { get; init; }

    /// <summary>The times of the series at which it does not take place.</summary>
    public IReadOnlyList<DateTimeOffset> Excluded { get; init; } = [];

    /// <summary>The times that took place before the series, which had begun, was changed, and that it would not tell
    /// now: what took place stays.</summary>
    public IReadOnlyList<HeldTime> Held { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public RendezVousStatus Status { get; init; } = RendezVousStatus.Prevu;

    /// <summary>Who cancelled it. Null unless cancelled.</summary>
    public AgendaSide? CancelledBy { get; init; }

    /// <summary>Why it was cancelled. Empty when nobody told.</summary>
    public string CancelReason { get; init; } = "";

    /// <summary>The slot that was booked. Null when it was not made from one.</summary>
    public string? CreneauId { get; init; }

    /// <summary>Which state of it was read: a change is refused with RENDEZ_VOUS_MODIFIE when it was changed
    /// since.</summary>
    public long Version { get; init; }

    /// <summary>Which side made it.</summary>
    public AgendaSide CreatedBy { get; init; }

    /// <summary>The application of the catalogue that noted it for the patient. Null when none did.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? UpdateTime { get; init; }

    /// <summary>When it begins, the first time.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ends, the first time.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Names the type only: logs hold nothing of an agenda.</summary>
    public override string ToString() => "RendezVous(…)";
}
