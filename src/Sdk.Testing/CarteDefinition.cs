using MonEspaceSante.Cps;
using MonEspaceSante.Server.Sandbox;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>A card for a test to make.</summary>
/// <param name="Titre">The title that tells the profession, such as <c>Médecin</c>; null for a structure's certificates.</param>
/// <param name="IdNat">PS_IdNat of a person, such as <c>8</c> and a RPPS; Struct_IdNat of a structure.</param>
/// <param name="Nom">The surname, or the name of the structure; that of the employer for a card that names nobody.</param>
/// <param name="Prenom">The given name; null for a structure, and for the card of an employee that names nobody.</param>
/// <param name="Activites">Where the holder works. None in training, or for a doctor who only replaces others.</param>
public sealed record CarteDefinition(
    string? Titre, string IdNat, string Nom, string? Prenom, params IReadOnlyList<Activite> Activites)
{
    internal SandboxCarte ToCarte(string name) => new(
        name,
        Titre,
        Nom,
        Prenom,
        IdNat,
        [.. Activites.Select(a => new SandboxActivite(a.Structure.StructIdNat, a.Structure.Name, a.Sector))]);
}
