namespace MonEspaceSante.Dmp;

/// <summary>A trait that the practice software and the account tell differently.</summary>
public enum DivergingTrait
{
    /// <summary>A trait that this version does not know.</summary>
    Unknown,

    /// <summary>The birth name.</summary>
    BirthName,

    /// <summary>The first names.</summary>
    GivenNames,

    /// <summary>The sex.</summary>
    Sex,

    /// <summary>The birth date.</summary>
    BirthDate,
}
