namespace MonEspaceSante.Catalogue;

/// <summary>A version of an application of the catalogue.</summary>
public sealed record ReferencedApplication
{
    /// <summary>The id, chosen at its first referencing: 1 to 64 of a-z, 0-9 and hyphens.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The version: one to four numbers, such as <c>2.4.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The name that patients read.</summary>
    public required string Name { get; init; }

    /// <summary>Who publishes it.</summary>
    public required string Publisher { get; init; }

    /// <summary>What it does, for patients.</summary>
    public string Description { get; init; } = "";

    /// <summary>What it may ask patients for.</summary>
    public required IReadOnlyList<GrantScope> Scopes { get; init; }

    /// <summary>What for.</summary>
    public required IReadOnlyList<GrantPurpose> Purposes { get; init; }

    /// <summary>What it was judged on.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>The Struct_IdNat of the publisher's organisation certificate.</summary>
    public required string StructIdNat { get; init; }

    /// <summary>Where it stands. Told by the service, not looked at when it is referenced.</summary>
    public ApplicationStatus Status { get; init; }

    /// <summary>Why it is suspended or withdrawn. Null unless it is.</summary>
    public string? StatusReason { get; init; }

    /// <summary>When this version was referenced. Told by the service.</summary>
    public DateTimeOffset? ReferenceTime { get; init; }
}
