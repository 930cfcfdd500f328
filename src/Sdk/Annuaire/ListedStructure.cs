namespace MonEspaceSante.Annuaire;

/// <summary>A structure as the directory lists it. Null stands for what it does not tell.</summary>
public sealed record ListedStructure
{
    /// <summary>Struct_IdNat: a prefix that tells the register, then the identifier.</summary>
    public string? StructIdNat { get; init; }

    /// <summary>The registered name.</summary>
    public string? Name { get; init; }

    /// <summary>The name on the shop's front.</summary>
    public string? TradeName { get; init; }

    /// <summary>FINESS of the site.</summary>
    public string? Finess { get; init; }

    /// <summary>FINESS of the legal entity.</summary>
    public string? LegalFiness { get; init; }

    /// <summary>SIRET of the site.</summary>
    public string? Siret { get; init; }
}
