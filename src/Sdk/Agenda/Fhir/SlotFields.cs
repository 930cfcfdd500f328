namespace MonEspaceSante.Agenda;

/// <summary>What an agenda uses of a slot.</summary>
public sealed record SlotFields
{
    /// <summary>The id on the server that holds it; null when it has none yet.</summary>
    public string? Id { get; init; }

    /// <summary>Its identifiers.</summary>
    public IReadOnlyList<FhirIdentifier> Identifiers { get; init; } = [];

    /// <summary>The schedule that it is part of.</summary>
    public required FhirReference Schedule { get; init; }

    /// <summary>Whether it can be booked.</summary>
    public required FrSlotStatus Status { get; init; }

    /// <summary>From when.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Until when.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>What it can be booked for.</summary>
    public IReadOnlyList<FhirConcept> ServiceTypes { get; init; } = [];

    /// <summary>The specialities.</summary>
    public IReadOnlyList<FhirConcept> Specialties { get; init; } = [];

    /// <summary>Names the type only: logs hold nothing of an agenda.</summary>
    public override string ToString() => "SlotFields(…)";
}
