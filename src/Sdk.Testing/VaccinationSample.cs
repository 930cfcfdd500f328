namespace MonEspaceSante.Sdk.Testing;

/// <summary>A vaccination that a sample tells of: see <see cref="CdaSample.AsVaccinationNote"/>.</summary>
public sealed record VaccinationSample
{
    /// <summary>The day of administration.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The identifier of the entry (substanceAdministration), which an update keeps. A new UUID unless told
    /// otherwise.</summary>
    public string Id { get; init; } = Guid.NewGuid().ToString().ToUpperInvariant();

    /// <summary>The CIS code of the vaccine: a BCG (<c>61077869</c>) unless told otherwise.</summary>
    public string CisCode { get; init; } = "61077869";

    /// <summary>The ATC code of the vaccine, told as a translation of the other. None unless told.</summary>
    public string? AtcCode { get; init; }

    /// <summary>The name of the vaccine.</summary>
    public string Vaccine { get; init; } = "VACCIN BCG SSI, poudre et solvant pour suspension injectable";

    /// <summary>The lot.</summary>
    public string LotNumber { get; init; } = "235421176";
}
