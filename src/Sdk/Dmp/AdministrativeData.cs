using MonEspaceSante.Identity;

namespace MonEspaceSante.Dmp;

/// <summary>The administrative data of an account.</summary>
/// <remarks>TD1.3a.</remarks>
public sealed record AdministrativeData
{
    /// <summary>The patient.</summary>
    public required Ins Patient { get; init; }

    /// <summary>The traits.</summary>
    public required Traits Traits { get; init; }

    /// <summary>Whether the dossier belongs to a Mon espace santé account.</summary>
    public bool IsAttachedToMonEspaceSante { get; init; }

    /// <summary>Whether the patient is a minor, by the national age of majority. False when the account tells no birth
    /// date.</summary>
    public bool IsMinor { get; init; }

    /// <summary>Whether the patient opposed break-glass.</summary>
    public bool IsBrisDeGlaceOpposed { get; init; }

    /// <summary>Whether the patient opposed access by medical regulation centres.</summary>
    public bool IsUrgenceOpposed { get; init; }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "AdministrativeData(…)";
}
