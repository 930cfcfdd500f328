using MonEspaceSante.Cda;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>A vaccination that a note of the dossier tells of.</summary>
/// <param name="System">The system of the vaccine's code.</param>
/// <param name="Code">The vaccine.</param>
/// <param name="AtcCode">Its ATC code; null when the note tells none.</param>
/// <param name="Day">When: digits, as far as the note tells.</param>
internal sealed record GivenVaccination(string System, string Code, string? AtcCode, string Day)
{
    public static GivenVaccination Of(Vaccination vaccination) => new(
        vaccination.Vaccine!.System, vaccination.Vaccine.Value, vaccination.AtcCode, vaccination.Date!.Digits);

    /// <summary>Names the type only: no log ever holds what a patient was given.</summary>
    public override string ToString() => "GivenVaccination(…)";
}
