using MonEspaceSante.Server.Annuaire.Structures;

namespace MonEspaceSante.Server.Annuaire.Professionnels;

/// <summary>What one activity of those who are searched for has to meet; null for what does not matter.</summary>
internal sealed record ActivityCriteria
{
    public string? PsIdNat { get; init; }

    /// <summary>The beginning of the key of the name.</summary>
    public byte[]? Name { get; init; }

    /// <summary>The beginning of the key of the first name.</summary>
    public byte[]? Given { get; init; }

    public string? Profession { get; init; }

    public string? Speciality { get; init; }

    public string? Commune { get; init; }

    public string? Postcode { get; init; }

    public byte[]? City { get; init; }

    public StructureId? Structure { get; init; }

    /// <summary>The beginning of the key of the structure's name.</summary>
    public byte[]? StructureName { get; init; }

    /// <summary>Whether something other than the beginning of a name narrows the search down.</summary>
    public bool HasKey => PsIdNat is not null || Structure is not null || Commune is not null || Postcode is not null || City is not null;
}
