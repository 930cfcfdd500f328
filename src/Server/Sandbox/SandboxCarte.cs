namespace MonEspaceSante.Server.Sandbox;

/// <summary>A card for the sandbox to make.</summary>
/// <param name="Fichier">The name of its files, without extension.</param>
/// <param name="Titre">The title of a person, such as <c>Médecin</c>. Null for a structure's certificates.</param>
/// <param name="Nom">The surname of a person, the name of a structure, the employer of a person whom the card does not
/// name.</param>
/// <param name="Prenom">The given name. Null for a structure, and for an employee whom the card does not name.</param>
/// <param name="IdNat">PS_IdNat of a person, Struct_IdNat of a structure.</param>
/// <param name="Activites">Where the person works. Exactly one for a structure; none in training and for those who only
/// replace others.</param>
/// <param name="Specialite">The speciality in table R01, such as <c>SM26</c>.</param>
internal sealed record SandboxCarte(
    string Fichier,
    string? Titre,
    string Nom,
    string? Prenom,
    string IdNat,
    IReadOnlyList<SandboxActivite> Activites,
    string? Specialite = null)
{
    /// <summary>Made with an end of validity in the past.</summary>
    public bool Perimee { get; init; }

    /// <summary>Put on the revocation list.</summary>
    public bool Revoquee { get; init; }

    public bool IsPerson => Titre is not null;
}
