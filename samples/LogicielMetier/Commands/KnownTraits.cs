using MonEspaceSante.Dmp;

namespace MonEspaceSante.LogicielMetier.Commands;

/// <summary>What the user knows of a patient; null where nothing is told.</summary>
internal sealed record KnownTraits(string? Name, string? GivenName, string? Sex, string? BirthDate)
{
    public Traits? ToTraits() => this is { Name: null, GivenName: null, Sex: null, BirthDate: null }
        ? null
        : new Traits { BirthName = Name, GivenNames = GivenName, Sex = Sex, BirthDate = BirthDate };

    public PatientSearch ToSearch(bool isApproximate) => new()
    {
        Name = Name,
        GivenName = GivenName,
        Sex = Sex,
        BirthDate = BirthDate,
        IsApproximate = isApproximate,
    };

    /// <summary>Names the type only: an identity must never be printed by accident.</summary>
    public override string ToString() => "KnownTraits(…)";
}
