using MonEspaceSante.Identity;

namespace MonEspaceSante.Insi;

/// <summary>A beneficiary of a Vitale card.</summary>
/// <param name="InsuredMatricule">The matricule of the insured person whose card it is (ouvrant droit), 15 characters
/// with the key.</param>
/// <param name="BirthDate">The birth date, as the card writes it.</param>
/// <param name="BirthRank">The rank among beneficiaries born on the same day (twins). From 1 to 9.</param>
/// <param name="BirthName">The birth name on the card, to choose by. Not sent.</param>
/// <param name="GivenName">The first name on the card, to choose by. Not sent.</param>
public sealed record BeneficiaireVitale(
    string InsuredMatricule, BirthDate BirthDate, int BirthRank, string BirthName, string GivenName)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "BeneficiaireVitale(…)";
}
