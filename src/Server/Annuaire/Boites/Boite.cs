namespace MonEspaceSante.Server.Annuaire.Boites;

/// <summary>A mailbox of the directory. One that several hold is there once for each.</summary>
/// <param name="Address">Its address, in small letters.</param>
/// <param name="Type">Whose it is.</param>
/// <param name="PsIdNat">The holder; null unless a professional's or a practice's.</param>
/// <param name="StructureId">Struct_IdNat of the structure; null for a personal one that serves all activities.</param>
/// <param name="Label">What it is displayed as.</param>
/// <param name="Profession">The holder's profession, table G15; null where none is told.</param>
internal sealed record Boite(
    string Address, BoiteType Type, string? PsIdNat, string? StructureId, string Label, string? Profession);
