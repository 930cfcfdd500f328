using MonEspaceSante.Identity;

namespace MonEspaceSante.Dmp;

/// <summary>A dossier that may be the one searched.</summary>
/// <param name="Patient">The patient.</param>
/// <param name="Traits">The traits.</param>
/// <param name="MatchPercent">How well the traits match, in percent.</param>
/// <param name="IsUrgenceOpposed">Whether the patient opposed access by medical regulation centres
/// (OPPOSITION_ACCES_URGENCE).</param>
/// <remarks>TD0.5.</remarks>
public sealed record PatientCandidate(Ins Patient, Traits Traits, int MatchPercent, bool IsUrgenceOpposed)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => $"PatientCandidate({MatchPercent} %)";
}
