namespace MonEspaceSante.Agenda;

/// <summary>What an agenda uses of an appointment.</summary>
public sealed record AppointmentFields
{
    /// <summary>The id on the server that holds it; null when it has none yet.</summary>
    public string? Id { get; init; }

    /// <summary>Its identifiers.</summary>
    public IReadOnlyList<FhirIdentifier> Identifiers { get; init; } = [];

    /// <summary>How far it is.</summary>
    public required FrAppointmentStatus Status { get; init; }

    /// <summary>From when; null where it is only proposed, cancelled or waited for.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Until when; null with <see cref="Start"/>.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>How many minutes of it are needed, from 1; null when not told.</summary>
    public int? Minutes { get; init; }

    /// <summary>What it is for.</summary>
    public IReadOnlyList<FhirConcept> ServiceTypes { get; init; } = [];

    /// <summary>The specialities.</summary>
    public IReadOnlyList<FhirConcept> Specialties { get; init; } = [];

    /// <summary>The slots that it takes.</summary>
    public IReadOnlyList<FhirReference> Slots { get; init; } = [];

    /// <summary>Who takes part: one at least.</summary>
    public required IReadOnlyList<FrParticipant> Participants { get; init; }

    /// <summary>When it is asked for.</summary>
    public IReadOnlyList<FhirPeriod> RequestedPeriods { get; init; } = [];

    /// <summary>When it was made; null when not told.</summary>
    public FhirDateTime? Created { get; init; }

    /// <summary>What is to be known of it; null when nothing.</summary>
    public string? Comment { get; init; }

    /// <summary>Who made it (extension fr-core-appointment-operator); null when not told.</summary>
    public FhirReference? Operator { get; init; }

    /// <summary>Names the type only: logs hold nothing of an agenda.</summary>
    public override string ToString() => "AppointmentFields(…)";
}
