namespace MonEspaceSante.Identity;

/// <summary>One of the traits that tell a person apart (traits stricts).</summary>
public enum StrictTrait
{
    /// <summary>The birth name.</summary>
    BirthName,

    /// <summary>The first names of the birth certificate.</summary>
    GivenNames,

    /// <summary>The sex.</summary>
    Sex,

    /// <summary>The birth date.</summary>
    BirthDate,

    /// <summary>The place of birth.</summary>
    BirthPlace,
}
