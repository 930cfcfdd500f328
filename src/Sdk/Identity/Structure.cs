namespace MonEspaceSante.Identity;

/// <summary>A place of care: practice, pharmacy, optician's shop, hospital.</summary>
/// <param name="StructIdNat">Struct_IdNat: a prefix that tells the register (1 FINESS, 2 SIREN, 3 SIRET, 4 RPPS and
/// rank), then the identifier.</param>
/// <param name="Name">The name of the structure. Empty when it is not told.</param>
public sealed record Structure(string StructIdNat, string Name)
{
    /// <summary>Names the type only: the practice of one professional names the person.</summary>
    public override string ToString() => "Structure(…)";
}
