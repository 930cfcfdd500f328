namespace MonEspaceSante.Agenda;

/// <summary>What an agenda uses of a schedule.</summary>
public sealed record ScheduleFields
{
    /// <summary>The id on the server that holds it; null when it has none yet.</summary>
    public string? Id { get; init; }

    /// <summary>Its identifiers.</summary>
    public IReadOnlyList<FhirIdentifier> Identifiers { get; init; } = [];

    /// <summary>Whether it is in use; null when not told.</summary>
    public bool? Active { get; init; }

    /// <summary>Whose it is: one at least.</summary>
    public required IReadOnlyList<FhirReference> Actors { get; init; }

    /// <summary>What it is planned for.</summary>
    public IReadOnlyList<FhirConcept> ServiceTypes { get; init; } = [];

    /// <summary>The specialities.</summary>
    public IReadOnlyList<FhirConcept> Specialties { get; init; } = [];

    /// <summary>From when until when it is planned; null when not told.</summary>
    public FhirPeriod? Horizon { get; init; }

    /// <summary>When its professional is available, or not.</summary>
    public IReadOnlyList<FrAvailability> Availabilities { get; init; } = [];

    /// <summary>How long services take.</summary>
    public IReadOnlyList<FrServiceDuration> Durations { get; init; } = [];

    /// <summary>Names the type only: logs hold nothing of an agenda.</summary>
    public override string ToString() => "ScheduleFields(…)";
}
