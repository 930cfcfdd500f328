using MonEspaceSante.Identity;

namespace MonEspaceSante.Compte;

/// <summary>A Vitale card, as its holder tells it: what is printed on it, and who is on it.</summary>
/// <param name="InsuredMatricule">The matricule of the insured person whose card it is (ouvrant droit), 15 characters
/// with the key.</param>
/// <param name="BirthDate">The birth date of the beneficiary.</param>
/// <param name="SerialNumber">The serial number that is printed on the card, 1 to 20 digits.</param>
/// <param name="BirthRank">The rank among beneficiaries born on the same day (twins). From 1.</param>
public sealed record CarteAssure(string InsuredMatricule, BirthDate BirthDate, string SerialNumber, int BirthRank = 1)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "CarteAssure(…)";
}
