namespace MonEspaceSante.Annuaire;

/// <summary>Where a structure is. Null stands for what the directory does not tell.</summary>
public sealed record ListedPlace
{
    /// <summary>What comes before the street: the addressee, the building, the floor.</summary>
    public string? Complement { get; init; }

    /// <summary>The number and the street.</summary>
    public string? Street { get; init; }

    /// <summary>The postcode.</summary>
    public string? Postcode { get; init; }

    /// <summary>The commune in the official geographic code (COG).</summary>
    public string? Commune { get; init; }

    /// <summary>The name of the commune.</summary>
    public string? CommuneName { get; init; }

    /// <summary>The code of the department.</summary>
    public string? Department { get; init; }

    /// <summary>The name of the country.</summary>
    public string? Country { get; init; }
}
