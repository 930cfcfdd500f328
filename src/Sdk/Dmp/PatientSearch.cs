namespace MonEspaceSante.Dmp;

/// <summary>What a regulation centre knows of a patient. A name or a birth date at least.</summary>
public sealed record PatientSearch
{
    /// <summary>The birth name or the name in use, or its beginning: two letters at least.</summary>
    public string? Name { get; init; }

    /// <summary>The beginning of a first name: two letters at least.</summary>
    public string? GivenName { get; init; }

    /// <summary><c>M</c> or <c>F</c>. Null for any.</summary>
    public string? Sex { get; init; }

    /// <summary>The birth date, <c>YYYY-MM-DD</c>. Null for any.</summary>
    public string? BirthDate { get; init; }

    /// <summary>Whether names that sound or are spelt alike are found too. Default: no.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "PatientSearch(…)";
}
