using MonEspaceSante.Identity;
using MonEspaceSante.Server.Dmp.Dossiers;

namespace MonEspaceSante.Server.Reprise;

/// <summary>A dossier whose line can be imported, as far as the line itself tells.</summary>
/// <param name="Name">What it is called where it comes from.</param>
/// <param name="Patient">Whose it is.</param>
/// <param name="Dossier">Its state.</param>
/// <param name="FeedingOppositions">The structures whose documents the patient opposed.</param>
/// <param name="Authorizations">Who may read it, or must not.</param>
/// <param name="Documents">Its documents, in the order of deposits.</param>
internal sealed record DossierToImport(
    string Name,
    Ins Patient,
    StoredDossier Dossier,
    IReadOnlyList<string> FeedingOppositions,
    IReadOnlyList<AuthorizationToImport> Authorizations,
    IReadOnlyList<DocumentToImport> Documents)
{
    /// <summary>Names the type only: no log ever holds an identity.</summary>
    public override string ToString() => "DossierToImport(…)";
}
