namespace MonEspaceSante.Annuaire;

/// <summary>Who is searched for: what one activity of theirs has to meet. Accents, case, hyphens and apostrophes do not
/// count. Null, the default of each, stands for what does not matter.</summary>
/// <remarks>One at least of <see cref="Identifier"/>, <see cref="FamilyName"/>, <see cref="Commune"/>,
/// <see cref="Postcode"/>, <see cref="CommuneName"/>, <see cref="Structure"/> and <see cref="StructureName"/>. The beginning
/// of a name alone must not leave more than 20,000 activities.</remarks>
public sealed record ProfessionalSearch
{
    /// <summary>A RPPS (11 digits), an ADELI number (9 characters), or a PS_IdNat.</summary>
    public string? Identifier { get; init; }

    /// <summary>The beginning of the name that they practise under. 2 letters at least.</summary>
    public string? FamilyName { get; init; }

    /// <summary>The beginning of the first name.</summary>
    public string? GivenName { get; init; }

    /// <summary>The profession, table G15, such as <c>21</c>.</summary>
    public string? Profession { get; init; }

    /// <summary>A speciality or other competence, such as <c>SM26</c>.</summary>
    public string? Speciality { get; init; }

    /// <summary>The commune in the official geographic code (COG), 5 characters.</summary>
    public string? Commune { get; init; }

    /// <summary>The postcode, 5 characters.</summary>
    public string? Postcode { get; init; }

    /// <summary>The whole name of a commune. The boroughs (arrondissements) of a city are found by the name of the
    /// city.</summary>
    public string? CommuneName { get; init; }

    /// <summary>A FINESS (9 characters), a SIRET (14 digits) or a Struct_IdNat.</summary>
    public string? Structure { get; init; }

    /// <summary>The beginning of the registered name of a structure. 3 letters at least.</summary>
    public string? StructureName { get; init; }
}
