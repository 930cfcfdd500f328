namespace MonEspaceSante.Annuaire;

/// <summary>What a professional does, as what, and where. Null stands for what the directory does not tell.</summary>
public sealed record ProfessionalActivity
{
    /// <summary>The profession, table G15.</summary>
    public CodedLabel? Profession { get; init; }

    /// <summary><c>C</c> civil, <c>M</c> military, <c>E</c> student.</summary>
    public CodedLabel? Category { get; init; }

    /// <summary>The speciality or other competence that the activity is exercised under.</summary>
    public CodedLabel? Speciality { get; init; }

    /// <summary><c>L</c> liberal, <c>S</c> employed, <c>R</c> replacement, <c>B</c> voluntary.</summary>
    public CodedLabel? Mode { get; init; }

    /// <summary>The sector of activity, such as <c>SA33</c>.</summary>
    public CodedLabel? Sector { get; init; }

    /// <summary>Where. Null for an activity without a structure.</summary>
    public ListedStructure? Structure { get; init; }

    /// <summary>The address of the structure.</summary>
    public ListedPlace? Place { get; init; }

    /// <summary>Telephone numbers as they are published.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Fax.</summary>
    public string? Fax { get; init; }

    /// <summary>The ordinary e-mail address of the structure, to which no health data may go.</summary>
    public string? Email { get; init; }
}
