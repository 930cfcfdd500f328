namespace MonEspaceSante.Server.Annuaire.Structures;

/// <summary>The identifier of a structure, as people tell it.</summary>
/// <param name="StructIdNat">Struct_IdNat.</param>
internal sealed record StructureId(string StructIdNat)
{
    private const int FinessLength = 9;
    private const int SiretLength = 14;
    private const int Longest = 32;

    /// <summary>The FINESS, where it is one.</summary>
    public string? Finess => StructIdNat is ['1', .. { Length: FinessLength } finess] ? finess : null;

    /// <summary>The SIRET, where it is one.</summary>
    public string? Siret => StructIdNat is ['3', .. { Length: SiretLength } siret] ? siret : null;

    /// <summary>Reads a FINESS, a SIRET or a Struct_IdNat; null when it is none.</summary>
    public static StructureId? Parse(string text) => text.Length switch
    {
        _ when !text.All(char.IsAsciiLetterOrDigit) => null,
        FinessLength => new StructureId($"1{text.ToUpperInvariant()}"),
        SiretLength => new StructureId($"3{text}"),
        _ => OfStructIdNat(text.ToUpperInvariant()),
    };

    public static StructureId? OfStructIdNat(string text) =>
        text is { Length: > FinessLength and <= Longest } && text[0] is >= '0' and <= '4' ? new StructureId(text) : null;
}
