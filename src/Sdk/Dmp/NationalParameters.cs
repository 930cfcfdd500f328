namespace MonEspaceSante.Dmp;

/// <summary>The national parameters that a practice software follows. To be read at least every week (EX_GEN-1540).</summary>
/// <param name="AgeOfMajority">The age of majority in years (age-majorite).</param>
/// <param name="HasMinorsFunctions">Whether minors have representatives, secret connections and documents hidden from them
/// (fonctions-gestion-mineurs).</param>
/// <param name="MasksMayCumulate">Whether a document may be hidden from professionals and from the patient at once
/// (cumul-invisible_patient-masque_ps).</param>
/// <param name="IsProduction">Whether this is production.</param>
public sealed record NationalParameters(
    int AgeOfMajority, bool HasMinorsFunctions, bool MasksMayCumulate, bool IsProduction);
