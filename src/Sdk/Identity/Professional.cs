namespace MonEspaceSante.Identity;

/// <summary>A health professional, or a person who acts under one's responsibility.</summary>
/// <param name="PsIdNat">PS_IdNat: a prefix that tells the register, then the identifier. <c>8</c> and 11 digits for
/// a RPPS.</param>
/// <param name="Name">The name as the card spells it.</param>
/// <param name="Profession">The profession in table G15 (1.2.250.1.71.1.2.7), such as <c>10</c> (médecin), or a role
/// such as <c>SECRETARIAT_MEDICAL</c>.</param>
/// <param name="Speciality">The speciality in table R01 (1.2.250.1.71.4.2.5), such as <c>SM26</c>. Null when the
/// profession has none.</param>
public sealed record Professional(string PsIdNat, PersonName Name, string Profession, string? Speciality = null)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "Professional(…)";
}
