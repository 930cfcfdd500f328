namespace MonEspaceSante.Dmp;

/// <summary>What identifies a patient beside the matricule.</summary>
/// <remarks>Hidden from the user by default (EX_0.2-1020).</remarks>
public sealed record Traits
{
    /// <summary>The birth name. <c>NON_RENSEIGNE</c> when the account holds none. Null for a software that does not
    /// tell it.</summary>
    public string? BirthName { get; init; }

    /// <summary>The name in use. Null when it is the birth name.</summary>
    public string? UsedName { get; init; }

    /// <summary>The first names, separated by a space. Null when none is told.</summary>
    public string? GivenNames { get; init; }

    /// <summary><c>M</c>, <c>F</c> or <c>I</c>. Null when it is not told.</summary>
    public string? Sex { get; init; }

    /// <summary>The birth date, <c>YYYY-MM-DD</c>: digits, not always a day of the calendar. Null when it is not
    /// told.</summary>
    public string? BirthDate { get; init; }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "Traits(…)";
}
