namespace MonEspaceSante.Server.Sandbox;

/// <summary><c>annuaire.json</c> as it is written: where the structures of the sandbox are, and its mailboxes.</summary>
internal sealed record SandboxDirectory(
    IReadOnlyList<SandboxDirectory.Adresse> Structures, IReadOnlyList<SandboxDirectory.Boite> Boites)
{
    /// <summary>Where a structure is.</summary>
    public sealed record Adresse(
        string Structure, string Voie, string CodePostal, string Commune, string NomCommune, string Departement);

    /// <summary>A mailbox: <c>Type</c> is PER, ORG, APP or CAB, <c>Titulaire</c> a PS_IdNat, <c>Structure</c> a
    /// Struct_IdNat.</summary>
    public sealed record Boite(
        string Adresse, string Type, string? Titulaire = null, string? Structure = null, string? Service = null);
}
