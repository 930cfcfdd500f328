using MonEspaceSante.Identity;

namespace MonEspaceSante.Catalogue;

/// <summary>What one patient lets one application do.</summary>
public sealed record ApplicationGrant
{
    /// <summary>Which grant.</summary>
    public required Guid GrantId { get; init; }

    /// <summary>The patient.</summary>
    public required Ins Patient { get; init; }

    /// <summary>The application.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>What it may do.</summary>
    public required IReadOnlyList<GrantScope> Scopes { get; init; }

    /// <summary>What for.</summary>
    public required IReadOnlyList<GrantPurpose> Purposes { get; init; }

    /// <summary>When the patient let it in.</summary>
    public required DateTimeOffset GrantTime { get; init; }

    /// <summary>When the grant ends by itself.</summary>
    public required DateTimeOffset ExpireTime { get; init; }

    /// <summary>When it ended before. Null while it stands, and when its time was over.</summary>
    public DateTimeOffset? RevokeTime { get; init; }

    /// <summary>Tells the grant only: logs hold no identity.</summary>
    public override string ToString() => $"ApplicationGrant({GrantId:D})";
}
