namespace MonEspaceSante.Server.Annuaire.Boites;

/// <summary>What a mailbox that is searched for has to meet; null for what does not matter.</summary>
internal sealed record BoiteCriteria
{
    public string? Address { get; init; }

    public BoiteType? Type { get; init; }

    public string? PsIdNat { get; init; }

    public string? StructureId { get; init; }

    /// <summary>The beginning of the key of the label.</summary>
    public byte[]? Label { get; init; }

    public string? Profession { get; init; }

    public string? Postcode { get; init; }

    public byte[]? City { get; init; }

    /// <summary>Whether something other than the beginning of a name narrows the search down.</summary>
    public bool HasKey => Address is not null || PsIdNat is not null || StructureId is not null || Postcode is not null || City is not null;
}
