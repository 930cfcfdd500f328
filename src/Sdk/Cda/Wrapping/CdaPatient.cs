using MonEspaceSante.Identity;

namespace MonEspaceSante.Cda;

/// <summary>The patient of a document: the identity and the traits that go with it.</summary>
/// <remarks>CI-SIS, volet Structuration minimale: recordTarget.</remarks>
public sealed record CdaPatient
{
    /// <summary>The national identity.</summary>
    public required Ins Ins { get; init; }

    /// <summary>The birth name.</summary>
    public required string BirthName { get; init; }

    /// <summary>The given names of the birth certificate, the first one first. At least one.</summary>
    public required IReadOnlyList<string> GivenNames { get; init; }

    /// <summary><c>F</c>, <c>M</c>, or <c>UN</c> for unknown.</summary>
    public required string Sex { get; init; }

    /// <summary>The birth date, <c>YYYYMMDD</c>: digits, since the date of the national register need not exist in the
    /// calendar.</summary>
    public required string BirthDate { get; init; }

    /// <summary>The name in use. Null, the default, when the patient uses the birth name.</summary>
    public string? UsedName { get; init; }

    /// <summary>The given name in use. Null, the default, when the patient uses the first one.</summary>
    public string? UsedGivenName { get; init; }

    /// <summary>The code of the place of birth in the official gazetteer (COG), 5 characters. Null, the default, when
    /// it is not known.</summary>
    public string? BirthPlace { get; init; }

    /// <summary>Names the type only: no log ever holds a patient's identity.</summary>
    public override string ToString() => "CdaPatient(…)";
}
